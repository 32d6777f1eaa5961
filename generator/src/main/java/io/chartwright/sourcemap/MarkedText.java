package io.chartwright.sourcemap;

import io.chartwright.model.Location;
import io.chartwright.sourcemap.Marks.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a marked template rendered to: the text without the marks, and where each of its characters comes from. */
final class MarkedText {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Origin> origins = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** An action that is open, or the template as a whole, and the text mark that was passed last in it. */
    private static final class Frame {
        private final @Nullable Location action;
        private @Nullable Location mark;
        private int passed;

        Frame(@Nullable Location action) {
            this.action = action;
        }

        void pass(Location place) {
            mark = place;
            passed = 0;
        }
    }

    MarkedText(String marked, Marks marks) {
        frames.push(new Frame(null));
        int at = 0;
        while (at < marked.length()) {
            char c = marked.charAt(at);
            if (c == Marks.BEGIN_NUMBER) {
                int end = marked.indexOf(Marks.END_NUMBER, at);
                pass(marks.get(Integer.parseInt(marked.substring(at + 1, end))));
                at = end;
            } else if (c == Marks.END_ACTION) {
                endAction();
            } else {
                add(c);
            }
            at++;
        }
    }

    /** Returns the text. */
    String text() {
        return text.toString();
    }

    /** Returns where the character comes from; null when nothing is known of it. */
    @Nullable
    Origin origin(int index) {
        return index < origins.size() ? origins.get(index) : null;
    }

    /** Returns where the line and column are in a text, from zero; negative when the text has no such line. */
    static int index(String text, Location at) {
        int index = 0;
        for (int line = 1; line < at.line() && index >= 0; line++) {
            int end = text.indexOf('\n', index);
            index = end < 0 ? -1 : end + 1;
        }
        return index < 0 ? index : index + Math.max(0, at.column() - 1);
    }

    /** Returns where the characters come from; white space before the first mark of a line belongs to what follows it. */
    @Nullable
    Origin firstOrigin(int from, int end) {
        int at = from;
        while (at < end && origin(at) == null && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return origin(at);
    }

    private void pass(Mark mark) {
        if (mark.isAction()) {
            frames.push(new Frame(mark.location()));
        } else {
            frame().pass(mark.location());
        }
    }

    private void endAction() {
        if (frames.size() > 1) {
            frames.pop();
            frame().mark = null;
        }
    }

    private void add(char c) {
        Frame frame = frame();
        text.append(c);
        Location mark = frame.mark;
        if (mark != null) {
            Location place = new Location(mark.file(), mark.line(), mark.column() + frame.passed);
            origins.add(new Origin(place, false));
        } else {
            origins.add(frame.action == null ? null : new Origin(frame.action, true));
        }
        frame.passed++;
        if (c == '\n') {
            frame.mark = null;
        }
    }

    private Frame frame() {
        return frames.element();
    }
}
