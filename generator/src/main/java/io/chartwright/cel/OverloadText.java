package io.chartwright.cel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into words that a function or an operator does not take values of some types. */
final class OverloadText {
    private static final Pattern CALLED_ON = Pattern.compile("(.*)\\.\\((.*)\\)");

    private OverloadText() {}

    /**
     * Returns what is wrong.
     *
     * @param function the name, for an operator with {@code _} where its values stand
     * @param applied the types, for example {@code (int, string)}, or {@code string.(int)} when called on a value
     */
    static Mistake of(String place, String function, String applied) {
        Matcher calledOn = CALLED_ON.matcher(applied);
        if (calledOn.matches()) {
            String on = calledOn.group(1);
            String with = calledOn.group(2).isEmpty() ? "" : " with " + words(calledOn.group(2));
            return new Mistake(place + "a value of type " + on + " has no function '" + function + "'" + with, "");
        }
        String types = words(applied.substring(1, applied.length() - 1));
        if (function.equals("_?_:_")) {
            return new Mistake(
                    place + "'? :' does not take " + types, "write a bool before '?', and values of one type after it");
        }
        boolean isOperator = function.contains("_") || function.equals("@in");
        String name = function;
        if (isOperator) {
            name = function.equals("_[_]") ? "[ ]" : function.replaceAll("[_@]", "");
        }
        return new Mistake(place + "'" + name + "' does not take " + types, fix(applied, isOperator));
    }

    private static String fix(String applied, boolean isOperator) {
        if (applied.contains("optional(")) {
            return "take the value out with orValue(…)";
        }
        return isOperator && applied.contains("string") && applied.contains("int")
                ? "convert one of them with int(…) or string(…)"
                : "";
    }

    private static String words(String types) {
        List<String> each = TypeText.split(types.replace(", ", ","));
        return each.size() == 1
                ? each.get(0)
                : String.join(", ", each.subList(0, each.size() - 1)) + " and " + each.get(each.size() - 1);
    }
}
