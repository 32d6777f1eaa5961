package io.chartwright.sourcemap;

import io.chartwright.model.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Finds the branches of a template. */
final class BranchReader {
    private static final Set<String> OPENING = Set.of("if", "with", "range", "block", "define");
    private static final int LONGEST_ACTION = 100;

    private final String path;
    private final String template;
    private final List<BranchText> branches = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int counted;
    private int line = 1;
    private int lineStart;

    private BranchReader(String path, String template) {
        this.path = path;
        this.template = template;
    }

    /** A branch whose end is not yet seen. */
    private static final class Open {
        private final String action;
        private final Location at;
        private final Location from;
        private final int start;
        private boolean isGuard;

        Open(String action, Location at, Location from, int start) {
            this.action = action;
            this.at = at;
            this.from = from;
            this.start = start;
        }

        BranchText endAt(Location to) {
            return new BranchText(action, at, from, to, start, isGuard);
        }
    }

    /** Returns the branches in the order in which they begin; one that does not end is left out. */
    static List<BranchText> read(String path, String template) {
        BranchReader reader = new BranchReader(path, template);
        List<Token> tokens = TemplateLexer.split(template);
        tokens.stream().filter(Token::isAction).forEach(reader::action);
        return reader.branches.stream()
                .map(branch -> reader.isInGuard(branch)
                        ? new BranchText(branch.action(), branch.at(), branch.from(), branch.to(), branch.start(), true)
                        : branch)
                .sorted(Comparator.comparing(BranchText::at))
                .toList();
    }

    private boolean isInGuard(BranchText branch) {
        return branches.stream().anyMatch(other -> other.isGuard() && other.holds(branch.at()));
    }

    private void action(Token token) {
        String word = token.word();
        if (OPENING.contains(word)) {
            open(token);
        } else if (word.equals("else") && !open.isEmpty()) {
            close(token);
            open(token);
        } else if (word.equals("end") && !open.isEmpty()) {
            close(token);
        } else if (!open.isEmpty() && (word.equals("fail") || token.body().matches("(?s).*\\|\\s*fail"))) {
            open.element().isGuard = true;
        }
    }

    private void open(Token token) {
        int start = token.start() + token.text().length();
        Location at = location(token.start());
        open.push(new Open(oneLine(token), at, location(start), start));
    }

    private void close(Token token) {
        branches.add(open.pop().endAt(location(token.start())));
    }

    private static String oneLine(Token token) {
        String text = "{{ " + token.body().replaceAll("\\s+", " ") + " }}";
        return text.length() <= LONGEST_ACTION ? text : text.substring(0, LONGEST_ACTION - 4) + "… }}";
    }

    /** Called for growing indices. */
    private Location location(int index) {
        while (counted < index) {
            if (template.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
            counted++;
        }
        return new Location(path, line, index - lineStart + 1);
    }
}
