package io.chartwright.nginx;

import java.util.ArrayList;
import java.util.List;

/** An nginx.conf as its directives. */
public final class NginxConfig {
    /** No configuration nests deeper; what does is not read further. */
    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int line = 1;

    private NginxConfig(String text) {
        this.text = text;
    }

    /**
     * A directive.
     *
     * @param line where it begins, from 1
     * @param name its name
     * @param arguments its arguments, without quotes
     * @param block the directives in its braces
     */
    public record Directive(int line, String name, List<String> arguments, List<Directive> block) {
        public Directive {
            arguments = List.copyOf(arguments);
            block = List.copyOf(block);
        }

        /** Returns the argument; empty when there are fewer. */
        public String argument(int index) {
            return index < arguments.size() ? arguments.get(index) : "";
        }

        /** Returns the directives of the name in the block. */
        public List<Directive> in(String wanted) {
            return block.stream().filter(each -> each.name().equals(wanted)).toList();
        }
    }

    /** Returns the outermost directives; what is no directive is left out. */
    public static List<Directive> parse(String text) {
        return new NginxConfig(text).block(0);
    }

    private List<Directive> block(int depth) {
        if (depth > DEEPEST) {
            at = text.length();
        }
        List<Directive> directives = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int begin = line;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '}') {
                at++;
                break;
            } else if (letter == ';' || letter == '{') {
                at++;
                List<Directive> block = letter == '{' ? block(depth + 1) : List.of();
                if (!words.isEmpty()) {
                    directives.add(new Directive(begin, words.get(0), words.subList(1, words.size()), block));
                }
                words = new ArrayList<>();
            } else if (letter == '#') {
                skipLine();
            } else if (Character.isWhitespace(letter)) {
                line += letter == '\n' ? 1 : 0;
                at++;
            } else {
                begin = words.isEmpty() ? line : begin;
                words.add(word());
            }
        }
        return directives;
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private String word() {
        char quote = text.charAt(at);
        StringBuilder word = new StringBuilder();
        if (quote == '"' || quote == '\'') {
            for (at++; at < text.length() && text.charAt(at) != quote; at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
                word.append(text.charAt(at));
            }
            at++;
            return word.toString();
        }
        while (at < text.length() && !isEnd(text.charAt(at))) {
            if (text.charAt(at) == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
                at += 2;
                word.append('$');
                while (at < text.length() && text.charAt(at) != '}') {
                    word.append(text.charAt(at++));
                }
                at++;
            } else {
                word.append(text.charAt(at++));
            }
        }
        return word.toString();
    }

    private static boolean isEnd(char letter) {
        return Character.isWhitespace(letter) || letter == ';' || letter == '{' || letter == '}';
    }
}
