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
 */
record ListType(ValueType item, Pattern separator, String between) implements ValueType {

    ListType(ValueType item, String separator, String between) {
        this(item, Pattern.compile(separator), between);
    }

    @Override
    public Optional<String> complaint(String value) {
        List<String> items = items(value);
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
        return "a list with " + between + " between the items, each " + item.words();
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
