package io.chartwright.sourcemap;

import io.chartwright.model.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers for places in templates, and how they are written into templates so that they pass through rendering: a number
 * between two characters that no text has.
 */
final class Marks {
    /** From the private use area of Unicode. */
    static final char BEGIN_NUMBER = '\uf8a0';

    static final char END_NUMBER = '\uf8a1';
    static final char END_ACTION = '\uf8a2';

    private final List<Mark> marks = new ArrayList<>();

    /**
     * A place in a template.
     *
     * @param location its file is the path in the chart
     * @param isAction whether an action begins there, or text
     */
    record Mark(Location location, boolean isAction) {}

    /** Returns the mark of a new place. */
    String of(String path, int line, int column, boolean isAction) {
        marks.add(new Mark(new Location(path, line, column), isAction));
        return "" + BEGIN_NUMBER + (marks.size() - 1) + END_NUMBER;
    }

    /** Returns the place of the number. */
    Mark get(int number) {
        return marks.get(number);
    }

    /** Returns the places of the marks in a rendered text, in their order. */
    List<Location> in(String marked) {
        List<Location> places = new ArrayList<>();
        for (int at = marked.indexOf(BEGIN_NUMBER); at >= 0; at = marked.indexOf(BEGIN_NUMBER, at + 1)) {
            int number = Integer.parseInt(marked.substring(at + 1, marked.indexOf(END_NUMBER, at)));
            places.add(get(number).location());
        }
        return places;
    }
}
