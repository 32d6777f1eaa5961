package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the catalogue's notation of types, such as {@code list of integer 1..8} or {@code word on | off}. */
final class ValueTypes {
    /** What Go's {@code ParseBool} reads. */
    private static final List<String> GO_BOOLEANS =
            List.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern CODES =
            Pattern.compile("\\s*[0-9]{1,3}(-[0-9]{1,3})?(\\s*,\\s*[0-9]{1,3}(-[0-9]{1,3})?)*");

    private static final String IS = "is ";

    private ValueTypes() {}

    /** Returns the type that an entry of the catalogue states. */
    static ValueType of(Mapping entry) {
        Map<String, ValueType> keys = new LinkedHashMap<>();
        entry.mapping("keys").ifPresent(types -> types.entries()
                .forEach((key, type) -> keys.put(key, parse(text(type.node()), ""))));
        String type = entry.text("type").orElseThrow();
        if (type.startsWith("map")) {
            return new MapType(keys, type.endsWith("with bare keys"));
        }
        if (type.startsWith("json")) {
            return new JsonType(type.substring("json".length()).strip(), Controller.texts(entry, "members"));
        }
        ValueType parsed = parse(type, entry.text("form").orElse(""));
        return parsed instanceof ListType list && entry.get("most").isPresent()
                ? list.atMost(number(entry.get("most").orElseThrow()))
                : parsed;
    }

    /** Returns the number that stands in the catalogue. */
    static int number(Node node) {
        return ((BigInteger) java.util.Objects.requireNonNull(((Scalar) node).value())).intValueExact();
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }

    private static ValueType parse(String type, String form) {
        if (type.startsWith("spaced list of ")) {
            return new ListType(parse(type.substring("spaced list of ".length()), form), "\\s+", "blanks");
        }
        if (type.startsWith("list of ")) {
            return new ListType(parse(type.substring("list of ".length()), form), ",", "commas");
        }
        int blank = type.indexOf(' ');
        String name = blank < 0 ? type : type.substring(0, blank);
        String rest = blank < 0 ? "" : type.substring(blank + 1);
        return switch (name) {
            case "word" -> new WordType(List.of(rest.split(" \\| ", -1)), false);
            case "caseless" -> new WordType(List.of(rest.split(" \\| ", -1)), true);
            case "boolean" -> new BooleanType(GO_BOOLEANS);
            case "integer" -> integer(rest);
            case "codes" -> codes(rest);
            case "match" -> new PlainType(form, value -> value.matches(rest));
            case "id" ->
                new PlainType("an id that begins with " + rest + "-", value -> value.matches(rest + "-[0-9A-Za-z]+"));
            default -> alternatives(type);
        };
    }

    private static ValueType alternatives(String type) {
        List<ValueType> types = new ArrayList<>();
        for (String name : type.split(" or ", -1)) {
            types.add(named(name));
        }
        return types.size() == 1 ? types.get(0) : new EitherType(types);
    }

    private static ValueType named(String name) {
        return switch (name) {
            case "text" -> new PlainType("text", value -> true, true);
            case "number" ->
                new PlainType("a number", value -> NUMBER.matcher(value).matches());
            case "path" ->
                new PlainType("a path that begins with /", value -> value.startsWith("/") && !value.contains(" "));
            case "host" -> new PlainType("a host name", Addresses::isHost);
            case "arn" -> new PlainType("an ARN", Addresses::isArn);
            case "cidr" ->
                new PlainType("a range such as 10.0.0.0/8", value -> Addresses.network(value)
                        .isPresent());
            case "network" -> new PlainType("a range without host bits, such as 10.0.0.0/8", Addresses::isNetwork);
            case "ip" ->
                new PlainType("an IP address", value -> Addresses.bytes(value).isPresent());
            case "ipv4" -> new PlainType("an IPv4 address", value -> Addresses.isOfLength(value, 4));
            case "ipv6" -> new PlainType("an IPv6 address", value -> Addresses.isOfLength(value, 16));
            case "port" -> new PlainType("a port", Addresses::isPort);
            case "port-or-name" -> new PortType("a port or the name of one", port -> false);
            case "service-port" -> new PortType("a port of the Service, by number or name", port -> true);
            case "named-port" ->
                new PortType("a port, or the name of a port of the Service", port -> !Addresses.isPort(port));
            default -> new WordType(List.of(name), false);
        };
    }

    private static ValueType integer(String range) {
        Range bounds = Range.parse(range);
        return new PlainType(
                "a whole number" + bounds.words(),
                value -> INTEGER.matcher(value).matches() && bounds.contains(Long.parseLong(value)),
                false);
    }

    private static ValueType codes(String range) {
        Range bounds = Range.parse(range);
        return new PlainType(
                "codes" + bounds.words() + ", such as 200,301 or 200-399",
                value -> CODES.matcher(value).matches()
                        && Pattern.compile("[^0-9]+")
                                .splitAsStream(value.strip())
                                .mapToLong(Long::parseLong)
                                .allMatch(bounds::contains));
    }

    /** Whole numbers from one to another. */
    private record Range(long least, long most) {
        static Range parse(String text) {
            String[] bounds = text.split("\\.\\.", -1);
            return new Range(
                    Long.parseLong(bounds[0]), bounds[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(bounds[1]));
        }

        boolean contains(long number) {
            return least <= number && number <= most;
        }

        String words() {
            return " from " + least + (most == Long.MAX_VALUE ? " upwards" : " to " + most);
        }
    }

    /** Returns the complaint about a part of the value, made from the complaint about the part alone. */
    static String part(String part, String complaint) {
        return "holds '" + part + "', " + (complaint.startsWith(IS) ? complaint.substring(IS.length()) : complaint);
    }

    /** Returns the complaint that the value is not what the words say. */
    static Optional<String> isNot(String words) {
        return Optional.of(IS + "not " + words);
    }
}
