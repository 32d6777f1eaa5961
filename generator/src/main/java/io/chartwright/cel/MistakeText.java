package io.chartwright.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.types.CelType;
import io.chartwright.model.NearMiss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts what the compiler finds into words.
 *
 * @param expression the text of the expression
 * @param variables what it can name
 */
record MistakeText(String expression, Set<String> variables) {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NO_FIELD = Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '(.*?)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern MIXED = Pattern.compile("expected type '(.*)' but found '(.*)'");
    private static final Pattern OTHER_FIELD =
            Pattern.compile("expected type of field '(.*)' is '(.*)' but provided type is '(.*)'");
    private static final Pattern NO_FIELDS = Pattern.compile("type '(.*)' does not support field selection");
    private static final int ADVISED = 8;

    /** What other languages call a thing, and what it is called here. */
    private static final Map<String, String> SLIPS = Map.ofEntries(
            Map.entry("len", "size"),
            Map.entry("length", "size"),
            Map.entry("count", "size"),
            Map.entry("beginsWith", "startsWith"),
            Map.entry("hasPrefix", "startsWith"),
            Map.entry("hasSuffix", "endsWith"),
            Map.entry("includes", "contains"),
            Map.entry("any", "exists"),
            Map.entry("every", "all"),
            Map.entry("toLower", "lowerAscii"),
            Map.entry("toUpper", "upperAscii"),
            Map.entry("match", "matches"));

    /** Returns what is wrong with an expression that cannot be read, and where. */
    Mistake ofSyntax(CelIssue issue) {
        return SyntaxText.of(at(issue.getSourceLocation()), issue.getMessage().strip());
    }

    /**
     * Returns what is wrong with an expression that can be read, and where.
     *
     * @param fields the fields that there are where one is selected that is not there, when that is known
     */
    Mistake ofTypes(CelIssue issue, Set<String> fields) {
        String place = at(issue.getSourceLocation());
        String message = issue.getMessage();
        Matcher undeclared = UNDECLARED.matcher(message);
        Matcher noField = NO_FIELD.matcher(message);
        Matcher noOverload = NO_OVERLOAD.matcher(message);
        if (undeclared.matches()) {
            return undeclared(place, undeclared.group(1));
        } else if (noField.matches()) {
            return noField(place, noField.group(1), fields);
        } else if (noOverload.matches()) {
            return OverloadText.of(place, noOverload.group(1), readable(noOverload.group(2)));
        }
        return ofMixture(place, message);
    }

    private static Mistake ofMixture(String place, String message) {
        Matcher mixed = MIXED.matcher(message);
        Matcher field = OTHER_FIELD.matcher(message);
        Matcher noFields = NO_FIELDS.matcher(message);
        if (mixed.matches()) {
            String types = readable(mixed.group(1)) + " and " + readable(mixed.group(2));
            return new Mistake(place + "mixes " + types + " in one literal", "write values of one type, or dyn(…)");
        } else if (field.matches()) {
            String types = "is of type " + readable(field.group(2)) + " and not " + readable(field.group(3));
            return new Mistake(place + "field '" + field.group(1) + "' " + types, "");
        } else if (noFields.matches()) {
            return new Mistake(place + "a value of type " + readable(noFields.group(1)) + " has no fields", "");
        }
        return new Mistake(place + readable(message), "");
    }

    /** Returns what is wrong when the result of an expression is of none of the types. */
    static Optional<Mistake> ofResult(CelType type, List<String> wanted) {
        String found = TypeText.of(type);
        if (wanted.isEmpty() || wanted.contains(found)) {
            return Optional.empty();
        }
        boolean isUnknown = found.equals("dyn");
        String result = isUnknown ? "a value whose type is only known later" : found;
        String fix = wanted.get(0).equals("bool") ? "compare it with another value" : "write such a value";
        return Optional.of(new Mistake(
                "comes to " + result + " and not to " + wanted(wanted),
                isUnknown && wanted.get(0).equals("string") ? "write string(…) around it" : fix));
    }

    private static String wanted(List<String> types) {
        return types.stream()
                .filter(type -> !type.equals("any") && !type.equals("dyn"))
                .collect(Collectors.joining(" or "));
    }

    /** Returns the place as words with a colon, or nothing when it is the whole expression. */
    static String at(CelSourceLocation location) {
        if (location.getLine() < 1 || location.getColumn() < 0) {
            return "";
        }
        String column = "column " + (location.getColumn() + 1) + ": ";
        return location.getLine() == 1 ? column : "line " + location.getLine() + ", " + column;
    }

    /** Returns the types as people know them. */
    static String readable(String types) {
        return types.replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration")
                .replace("optional_type(", "optional(")
                .replaceAll(SchemaTypes.PREFIX + "\\d+", "object")
                .replaceAll("%A\\d*", "dyn");
    }

    private Mistake undeclared(String place, String name) {
        boolean isCalled = Pattern.compile(Pattern.quote(name) + "\\s*\\(")
                .matcher(expression)
                .find();
        if (isCalled) {
            Optional<String> meant =
                    Optional.ofNullable(SLIPS.get(name)).or(() -> NearMiss.of(name, FunctionNames.ALL));
            return new Mistake(
                    place + "there is no function '" + name + "'",
                    meant.map(near -> "write '" + near + "'").orElse(""));
        }
        Set<String> known = new TreeSet<>(variables);
        known.removeIf(variable -> variable.contains("."));
        return new Mistake(
                place + "'" + name + "' is not known here", known.isEmpty() ? "" : NearMiss.advice(name, known));
    }

    private static Mistake noField(String place, String name, Set<String> fields) {
        Set<String> names = new TreeSet<>(fields);
        String advice = NearMiss.of(name, names)
                .map(near -> "write '" + near + "'")
                .orElse(names.size() <= ADVISED && !names.isEmpty() ? "use one of " + String.join(", ", names) : "");
        return new Mistake(place + "there is no field '" + name + "'", advice);
    }
}
