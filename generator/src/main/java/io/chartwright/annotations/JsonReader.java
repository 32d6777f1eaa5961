package io.chartwright.annotations;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON as RFC 8259 has it, and nothing that YAML allows beyond. */
public final class JsonReader {
    private static final Location NOWHERE = Location.of("");
    private static final int DEEPEST = 50;
    private static final Pattern TOKEN = Pattern.compile(
            "\\G[ \\t\\r\\n]*([{}\\[\\],:]|\"((?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\""
                    + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?|true|false|null)[ \\t\\r\\n]*");

    private final Matcher tokens;
    private final int length;
    private String token = "";

    private JsonReader(String text) {
        this.tokens = TOKEN.matcher(text);
        this.length = text.length();
    }

    /** Returns the value that the text is, or nothing when it is not JSON. Escapes in texts are left as they are. */
    public static Optional<Node> read(String text) {
        try {
            JsonReader reader = new JsonReader(text);
            reader.next();
            Node value = reader.value(0);
            return reader.tokens.end() == reader.length ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void next() {
        if (!tokens.find()) {
            throw new IllegalArgumentException("no token");
        }
        token = tokens.group(1);
    }

    private Node value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        return switch (token.charAt(0)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> Scalar.of(text(), NOWHERE);
            case 't', 'f' -> new Scalar(Boolean.valueOf(token), NOWHERE);
            case 'n' -> new Scalar(null, NOWHERE);
            case '}', ']', ',', ':' -> throw new IllegalArgumentException("no value");
            default -> new Scalar(new BigDecimal(token), NOWHERE);
        };
    }

    private Node object(int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        next();
        while (!token.equals("}")) {
            String key = text();
            next();
            expect(":");
            next();
            entries.put(key, new Entry(key, value(depth + 1), NOWHERE, List.of()));
            comma("}");
        }
        return new Mapping(entries, NOWHERE);
    }

    private Node list(int depth) {
        List<Node> items = new ArrayList<>();
        next();
        while (!token.equals("]")) {
            items.add(value(depth + 1));
            comma("]");
        }
        return new Sequence(items, NOWHERE);
    }

    /** Goes on to the next item, or to the end. */
    private void comma(String end) {
        next();
        if (!token.equals(end)) {
            expect(",");
            next();
            if (token.equals(end)) {
                throw new IllegalArgumentException("a comma before the end");
            }
        }
    }

    private String text() {
        if (token.charAt(0) != '"') {
            throw new IllegalArgumentException("no text");
        }
        return tokens.group(2);
    }

    private void expect(String wanted) {
        if (!token.equals(wanted)) {
            throw new IllegalArgumentException("no " + wanted);
        }
    }
}
