package io.chartwright.yaml;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values written on the command line as Helm's {@code --set} takes them: {@code a.b=1,c={x,y}}, with {@code \,} and
 * {@code \.} for a comma and a dot that are meant. An index ({@code a[0]=x}) is refused, because what it changes depends
 * on the values below it.
 */
public final class SetExpression {
    private final String text;
    private final Location location;

    private SetExpression(String text) {
        this.text = text;
        this.location = Location.of("--set");
    }

    /**
     * Returns the values that the expression sets.
     *
     * @throws IllegalArgumentException when it cannot be read; the message says why
     */
    public static Mapping parse(String text) {
        return new SetExpression(text).parse();
    }

    private Mapping parse() {
        Mapping values = Mapping.empty(location);
        for (String assignment : split(text, ',')) {
            List<String> sides = split(assignment, '=');
            if (sides.size() < 2) {
                throw new IllegalArgumentException("'" + assignment + "' has no '='");
            }
            List<String> path = new ArrayList<>();
            for (String key : split(sides.get(0), '.')) {
                path.add(plain(key));
                if (key.isBlank() || key.contains("[")) {
                    throw new IllegalArgumentException("'" + sides.get(0)
                            + "' is no path of keys such as a.b; write a values file to change items of a list");
                }
            }
            values = values.stack(
                    nested(path, value(assignment.substring(sides.get(0).length() + 1))));
        }
        return values;
    }

    private Mapping nested(List<String> path, Node value) {
        Node below = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
        Entry entry = new Entry(path.get(0), below, location, List.of());
        return new Mapping(Map.of(path.get(0), entry), location);
    }

    private Node value(String written) {
        if (written.startsWith("{") && written.endsWith("}")) {
            String inner = written.substring(1, written.length() - 1);
            return new Sequence(
                    inner.isEmpty()
                            ? List.of()
                            : split(inner, ',').stream()
                                    .map(item -> (Node) scalar(plain(item)))
                                    .toList(),
                    location);
        }
        return scalar(plain(written));
    }

    private Scalar scalar(String word) {
        return switch (word) {
            case "true" -> new Scalar(true, location);
            case "false" -> new Scalar(false, location);
            case "null" -> new Scalar(null, location);
            default ->
                word.matches("0|-?[1-9]\\d*") ? new Scalar(new BigInteger(word), location) : Scalar.of(word, location);
        };
    }

    /** Returns the parts between separators that no backslash and no brace takes the meaning from. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == separator && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }
}
