package io.chartwright.diff;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.secrecy.Secrecy;
import io.chartwright.secrecy.SecretSigns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of objects what is secret or may be so. The same text becomes the same word and another text another word, so
 * that it is still seen whether two states differ; a word says nothing of the text.
 */
final class SecretMask {
    private static final Set<String> DATA = Set.of("data", "stringData", "binaryData", "encryptedData");

    private final Map<String, String> words = new HashMap<>();

    /** Returns the object without secrets, and without comments. */
    Mapping of(Mapping object) {
        String kind = object.text("kind").orElse("");
        boolean isSecret = kind.endsWith("Secret") || kind.isEmpty();
        Map<String, Entry> entries = new LinkedHashMap<>();
        object.entries().forEach((key, entry) -> {
            boolean isHidden = isSecret && (DATA.contains(key) || kind.isEmpty());
            Node node = isHidden
                    ? hidden(entry.node())
                    : DATA.contains(key) && kind.equals("ConfigMap")
                            ? settings(entry.node())
                            : field(key, entry.node());
            entries.put(key, new Entry(key, node, entry.location(), List.of()));
        });
        return new Mapping(entries, object.location());
    }

    private Node hidden(Node node) {
        if (node instanceof Mapping mapping) {
            return mapped(mapping, (key, value) -> hidden(value));
        }
        if (node instanceof Sequence list) {
            return new Sequence(list.items().stream().map(this::hidden).toList(), list.location());
        }
        return word((Scalar) node);
    }

    private Scalar word(Scalar scalar) {
        if (scalar.isNull() || scalar.text().isEmpty()) {
            return scalar;
        }
        int number = words.size() + 1;
        String word =
                words.computeIfAbsent(scalar.text(), unused -> number == 1 ? "(hidden)" : "(hidden " + number + ")");
        return Scalar.of(word, scalar.location());
    }

    private Node settings(Node data) {
        return data instanceof Mapping mapping
                ? mapped(
                        mapping,
                        (key, value) -> value instanceof Scalar scalar
                                        && !scalar.text().contains("\n")
                                        && Secrecy.isSecret(key, scalar.text())
                                ? word(scalar)
                                : field(key, value))
                : field("", data);
    }

    private Node field(String key, Node node) {
        if (node instanceof Mapping mapping) {
            Optional<String> name = mapping.text("name");
            return mapped(
                    mapping,
                    (field, value) -> field.equals("value")
                                    && name.filter(SecretMask::isSecretName).isPresent()
                            ? hidden(value)
                            : field(field, value));
        }
        if (node instanceof Sequence list) {
            return new Sequence(items(list.items()), list.location());
        }
        Scalar scalar = (Scalar) node;
        boolean isSwitch = scalar.value() instanceof Boolean;
        return !isSwitch && SecretSigns.isSecretName(key) ? word(scalar) : text(scalar);
    }

    private static boolean isSecretName(String name) {
        return Secrecy.isSecret(name, "");
    }

    /** What follows a flag with the name of a secret is one. */
    private List<Node> items(List<Node> items) {
        List<Node> masked = new ArrayList<>();
        boolean isAwaited = false;
        for (Node item : items) {
            String text = item instanceof Scalar scalar && scalar.isText() ? scalar.text() : "";
            boolean isFlag = text.startsWith("-");
            masked.add(isAwaited && !isFlag ? hidden(item) : field("", item));
            isAwaited = isFlag && text.indexOf('=') < 0 && SecretSigns.isSecretName(text);
        }
        return masked;
    }

    private Scalar text(Scalar scalar) {
        return scalar.isText() ? Scalar.of(new LineMask(this::word).of(scalar), scalar.location()) : scalar;
    }

    private interface Masked {
        Node of(String key, Node value);
    }

    private static Mapping mapped(Mapping mapping, Masked masked) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) ->
                        entries.put(key, new Entry(key, masked.of(key, entry.node()), entry.location(), List.of())));
        return new Mapping(entries, mapping.location());
    }
}
