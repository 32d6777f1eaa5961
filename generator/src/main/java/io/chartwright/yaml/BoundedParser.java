package io.chartwright.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** A parser that gives up before the nodes it is asked for fill the memory. */
final class BoundedParser implements Parser {
    private final Parser parser;
    private final int most;
    private int events;

    /** The text has more than what was allowed. */
    static final class TooManyNodesException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Mark mark;

        TooManyNodesException(Mark mark) {
            super("too many nodes");
            this.mark = mark;
        }

        /** Returns where it was given up. */
        Mark mark() {
            return mark;
        }
    }

    /**
     * Creates a parser that passes on what another reads.
     *
     * @param most how many events it passes on
     */
    BoundedParser(Parser parser, int most) {
        this.parser = parser;
        this.most = most;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
        Event event = parser.getEvent();
        if (++events > most) {
            throw new TooManyNodesException(event.getStartMark());
        }
        return event;
    }
}
