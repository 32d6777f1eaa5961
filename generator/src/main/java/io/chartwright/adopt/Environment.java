package io.chartwright.adopt;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The environment variables that a container gets, wherever they are written. */
final class Environment {
    private final BiFunction<String, String, Optional<InputObject>> objects;
    private final InputObject owner;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final List<Mapping> unresolved = new ArrayList<>();

    /**
     * A field that has a part in a variable.
     *
     * @param object whose field it is
     * @param path the field
     * @param node what stands there
     */
    record Source(InputObject object, FieldPath path, Node node) {}

    /**
     * A variable.
     *
     * @param name its name
     * @param text its text; empty when it is not known here
     * @param secret the Secret's name and key, when it comes from one; else empty texts
     * @param from how Kubernetes is told to find it; empty for a plain text
     * @param sources the fields that have a part in it
     */
    record Variable(
            String name, Optional<String> text, Reference secret, Optional<Mapping> from, List<Source> sources) {

        Location location() {
            return sources.get(0).node().location();
        }

        /** Returns what the container gets, in a form that can be compared; texts from Secrets are named, not told. */
        String state() {
            return text.map(value -> "text " + value)
                    .orElse(secret.name().isEmpty() ? "other" : "secret " + secret.name() + " " + secret.key());
        }
    }

    /**
     * A key of a Secret.
     *
     * @param name the Secret's name
     * @param key the key
     */
    record Reference(String name, String key) {
        static final Reference NONE = new Reference("", "");
    }

    /**
     * Reads the variables.
     *
     * @param objects finds a ConfigMap or Secret by kind and name
     * @param owner the Deployment
     * @param container the container in it
     * @param path where the container stands
     */
    Environment(
            BiFunction<String, String, Optional<InputObject>> objects,
            InputObject owner,
            Mapping container,
            FieldPath path) {
        this.objects = objects;
        this.owner = owner;
        List<Node> sources = container.items("envFrom");
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i) instanceof Mapping source) {
                whole(source, path.then("envFrom").then("[" + i + "]"));
            }
        }
        for (Mapping entry : InputObject.mappings(container.items("env"))) {
            one(entry, path.then("env").then("[" + entry.text("name").orElse("") + "]"));
        }
    }

    /** Returns every variable by its name. */
    Map<String, Variable> variables() {
        return variables;
    }

    /** Returns the entries of {@code envFrom} whose objects are not there. */
    List<Mapping> unresolved() {
        return unresolved;
    }

    private void whole(Mapping source, FieldPath path) {
        boolean isSecret = source.mapping("secretRef").isPresent();
        String name = source.mapping(isSecret ? "secretRef" : "configMapRef")
                .flatMap(ref -> ref.text("name"))
                .orElse("");
        Optional<InputObject> object = objects.apply(isSecret ? "Secret" : "ConfigMap", name);
        if (object.isEmpty()) {
            unresolved.add(source);
            return;
        }
        String prefix = source.text("prefix").orElse("");
        for (String section : isSecret ? List.of("data", "stringData") : List.of("data")) {
            object.get().mapping(section).entries().forEach((key, entry) -> {
                List<Source> sources = new ArrayList<>(fields(source, path));
                sources.add(new Source(object.get(), FieldPath.of(section).then(key), entry.node()));
                Optional<String> text = isSecret ? Optional.empty() : Optional.of(Ledger.text(entry.node()));
                Reference secret = isSecret ? new Reference(name, key) : Reference.NONE;
                variables.put(prefix + key, new Variable(prefix + key, text, secret, Optional.empty(), sources));
            });
        }
    }

    private void one(Mapping entry, FieldPath path) {
        String name = entry.text("name").orElse("");
        List<Source> sources = new ArrayList<>(fields(entry, path));
        Optional<Mapping> from = entry.mapping("valueFrom");
        Optional<Mapping> secret = from.flatMap(node -> node.mapping("secretKeyRef"));
        Optional<Mapping> config = from.flatMap(node -> node.mapping("configMapKeyRef"));
        Reference reference = secret.map(node -> new Reference(
                        node.text("name").orElse(""), node.text("key").orElse("")))
                .orElse(Reference.NONE);
        Optional<String> text = from.isPresent()
                ? Optional.empty()
                : Optional.of(entry.get("value")
                        .filter(Scalar.class::isInstance)
                        .map(Ledger::text)
                        .orElse(""));
        if (config.isPresent()) {
            String key = config.get().text("key").orElse("");
            Optional<InputObject> object =
                    objects.apply("ConfigMap", config.get().text("name").orElse(""));
            Optional<Node> node = object.flatMap(map -> map.mapping("data").get(key));
            node.ifPresent(found -> sources.add(
                    new Source(object.orElseThrow(), FieldPath.of("data").then(key), found)));
            text = node.map(Ledger::text);
        }
        secret.ifPresent(node -> secretFields(reference, sources));
        variables.put(name, new Variable(name, text, reference, from, sources));
    }

    private void secretFields(Reference reference, List<Source> sources) {
        objects.apply("Secret", reference.name()).ifPresent(object -> {
            for (String section : List.of("data", "stringData")) {
                object.mapping(section)
                        .get(reference.key())
                        .ifPresent(node -> sources.add(
                                new Source(object, FieldPath.of(section).then(reference.key()), node)));
            }
        });
    }

    private List<Source> fields(Mapping entry, FieldPath path) {
        return FieldPath.leaves(entry).entrySet().stream()
                .map(leaf -> new Source(owner, path.with(leaf.getKey().steps()), leaf.getValue()))
                .toList();
    }
}
