package io.chartwright.annotations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Items with a separator between them; empty items do not count.
 *
 * @param item what each item is
 * @param separator a regular expression
 * @param between the separator in words
 * @param most how many items there may be
 */
record ListType(ValueType item, Pattern separator, String between, int most) implements ValueType {

    ListType(ValueType item, String separator, String between) {
        this(item, Pattern.compile(separator), between, Integer.MAX_VALUE);
    }

    /** Returns the same with a number of items that may not be exceeded. */
    ListType atMost(int number) {
        return new ListType(item, separator, between, number);
    }

    @Override
    public Optional<String> complaint(String value) {
        List<String> items = items(value);
        if (items.size() > most) {
            return Optional.of("has " + items.size() + " items");
        }
        return items.stream()
                .flatMap(
                        each -> item
                                .complaint(each)
                                .map(problem -> items.size() == 1 ? problem : ValueTypes.part(each, problem))
                                .stream())
                .findFirst();
    }

    @Override
    public String words() {
        String number = most == Integer.MAX_VALUE ? "a list" : "a list of " + most + " items at most";
        return number + " with " + between + " between the items, each " + item.words();
    }

    @Override
    public List<String> portsIn(String value) {
        return items(value).stream()
                .flatMap(each -> item.portsIn(each).stream())
                .toList();
    }

    @Override
    public List<String> items(String value) {
        return Arrays.stream(separator.split(value))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
