package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold beside an annotation.
 *
 * @param scope when it must
 * @param demand what is asked of the others
 * @param others what it is about
 * @param limit the number that a product must stay below
 * @param effect what becomes of the annotation otherwise
 * @param because why, a clause
 */
public record Constraint(
        Scope scope, Demand demand, List<Condition> others, long limit, Effect effect, String because) {

    /**
     * When a constraint counts.
     *
     * @param when the values for which it does, {@code *} standing for any text; of a list, one item is enough; none
     *     means all
     * @param given what must all hold beside the annotation
     * @param unless what must not hold beside it
     */
    public record Scope(List<String> when, List<Condition> given, List<Condition> unless) {

        public Scope {
            when = List.copyOf(when);
            given = List.copyOf(given);
            unless = List.copyOf(unless);
        }

        /** Returns the part of the value for which the constraint counts; nothing when it does not count. */
        Optional<String> part(ValueType type, String value, Facts facts) {
            if (given.stream().anyMatch(other -> !other.holds(facts))
                    || unless.stream().anyMatch(other -> other.holds(facts))) {
                return Optional.empty();
            }
            return when.isEmpty()
                    ? Optional.of("")
                    : Stream.concat(Stream.of(value.strip()), type.items(value).stream())
                            .filter(item -> when.stream().anyMatch(wanted -> isLike(item, wanted)))
                            .findFirst();
        }

        private static boolean isLike(String item, String wanted) {
            String[] parts = wanted.split("\\*", -1);
            return parts.length == 1
                    ? item.equalsIgnoreCase(wanted)
                    : item.equals(wanted) || item.matches(quoted(parts));
        }

        private static String quoted(String[] parts) {
            return Stream.of(parts).map(Pattern::quote).collect(Collectors.joining(".*"));
        }
    }

    /** What is asked of the other annotations and fields. */
    public enum Demand {
        /** One of them must hold. */
        NEEDS,
        /** None of them may hold. */
        WITHOUT,
        /** They must have as many items, when they are there. */
        SAME_COUNT,
        /** They must share no item. */
        DISJOINT,
        /** The product with their number must stay below the limit. */
        PRODUCT,
        /** They must have the same value, when they are there. */
        AGREES,
        /** It has no more items than their number. */
        NO_MORE_THAN
    }

    /** What becomes of an annotation whose constraint does not hold. */
    public enum Effect {
        /** The controller refuses it, or does something else than was meant. */
        BREAKS,
        /** The controller ignores it. */
        IGNORED,
        /** Nothing bad, but it says nothing either. */
        STYLE
    }

    /**
     * A constraint that does not hold.
     *
     * @param part the part of the value that it is about; empty when it is about all of it
     * @param other what the annotation clashes with or lacks
     */
    public record Violation(String part, Condition other) {}

    public Constraint {
        others = List.copyOf(others);
    }

    static Constraint of(Mapping fields, String prefix) {
        Demand demand = List.of(Demand.values()).stream()
                .filter(each -> fields.get(word(each)).isPresent())
                .findFirst()
                .orElseThrow();
        List<String> texts = new ArrayList<>(Controller.texts(fields, word(demand)));
        fields.text(word(demand)).ifPresent(texts::add);
        boolean isIgnored = fields.get("ignored").isPresent();
        boolean isStyle = fields.get("style").isPresent();
        return new Constraint(
                new Scope(
                        Controller.texts(fields, "when"),
                        conditions(Controller.texts(fields, "given"), prefix),
                        conditions(Controller.texts(fields, "unless"), prefix)),
                demand,
                conditions(texts, prefix),
                fields.get("below").map(ValueTypes::number).orElse(0),
                isIgnored ? Effect.IGNORED : isStyle ? Effect.STYLE : Effect.BREAKS,
                fields.text("because").orElse(""));
    }

    private static List<Condition> conditions(List<String> texts, String prefix) {
        return texts.stream().map(text -> Condition.parse(text, prefix)).toList();
    }

    private static String word(Demand demand) {
        return switch (demand) {
            case SAME_COUNT -> "sameCount";
            case NO_MORE_THAN -> "noMoreThan";
            default -> demand.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Returns how the annotation or field of that type and value breaks it; nothing when it holds. */
    public Optional<Violation> violation(ValueType type, String value, Facts facts) {
        Optional<String> part = scope.part(type, value, facts);
        return part.flatMap(counted -> clash(type, value, facts).map(other -> new Violation(counted, other)));
    }

    private Optional<Condition> clash(ValueType type, String value, Facts facts) {
        if (demand == Demand.NEEDS) {
            return others.stream().anyMatch(other -> other.holds(facts))
                    ? Optional.empty()
                    : Optional.of(others.get(0));
        }
        return others.stream()
                .filter(other -> clashes(other, type, value, facts))
                .findFirst();
    }

    /** Returns the same for one port, which stands in the place of {@code {port}} in the conditions. */
    public Constraint ofPort(String port) {
        UnaryOperator<List<Condition>> placed =
                conditions -> conditions.stream().map(each -> each.ofPort(port)).toList();
        Scope placedScope = new Scope(scope.when(), placed.apply(scope.given()), placed.apply(scope.unless()));
        return new Constraint(placedScope, demand, placed.apply(others), limit, effect, because);
    }

    private boolean clashes(Condition other, ValueType type, String value, Facts facts) {
        Optional<String> beside = facts.annotation(other.name());
        return switch (demand) {
            case NEEDS -> false;
            case WITHOUT -> other.holds(facts);
            case SAME_COUNT ->
                beside.filter(text -> count(text) != type.items(value).size()).isPresent();
            case DISJOINT ->
                beside.filter(text -> items(text).stream().anyMatch(type.items(value)::contains))
                        .isPresent();
            case PRODUCT -> product(value, stated(other, facts)) >= limit;
            case NO_MORE_THAN -> type.items(value).size() > product("1", stated(other, facts));
            case AGREES -> facts.field(other.path()).stream().anyMatch(text -> !text.equalsIgnoreCase(value.strip()));
        };
    }

    private static String stated(Condition other, Facts facts) {
        return facts.annotation(other.name())
                .or(() -> facts.preset(other.name()))
                .orElse("0");
    }

    private static long product(String left, String right) {
        return isNumber(left) && isNumber(right) ? Long.parseLong(left) * Long.parseLong(right) : 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }

    private static int count(String list) {
        return items(list).size();
    }

    private static List<String> items(String list) {
        return new ListType(new PlainType("text", text -> true), ",", "commas").items(list);
    }
}
