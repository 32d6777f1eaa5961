package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What must hold beside an annotation.
 *
 * @param when the values for which it must; none means all
 * @param demand what is asked of the others
 * @param others what it is about
 * @param limit the number that a product must stay below
 * @param effect what becomes of the annotation otherwise
 * @param because why, a clause
 */
public record Constraint(
        List<String> when, Demand demand, List<Condition> others, long limit, Effect effect, String because) {

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
        AGREES
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

    public Constraint {
        when = List.copyOf(when);
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
                Controller.texts(fields, "when"),
                demand,
                texts.stream().map(text -> Condition.parse(text, prefix)).toList(),
                fields.get("below").map(ValueTypes::number).orElse(0),
                isIgnored ? Effect.IGNORED : isStyle ? Effect.STYLE : Effect.BREAKS,
                fields.text("because").orElse(""));
    }

    private static String word(Demand demand) {
        return demand == Demand.SAME_COUNT ? "sameCount" : demand.name().toLowerCase(Locale.ROOT);
    }

    /** Returns what the annotation clashes with or lacks; nothing when the constraint holds. */
    public Optional<Condition> violation(CloudAnnotation annotation, String value, Facts facts) {
        if (!when.isEmpty() && when.stream().noneMatch(value.strip()::equalsIgnoreCase)) {
            return Optional.empty();
        }
        if (demand == Demand.NEEDS) {
            return others.stream().anyMatch(other -> other.holds(facts))
                    ? Optional.empty()
                    : Optional.of(others.get(0));
        }
        return others.stream()
                .filter(other -> clashes(other, annotation.type(), value, facts))
                .findFirst();
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
            case PRODUCT ->
                product(value, beside.or(() -> facts.preset(other.name())).orElse("0")) >= limit;
            case AGREES -> facts.field(other.path()).stream().anyMatch(text -> !text.equalsIgnoreCase(value.strip()));
        };
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
