package io.chartwright.sourcemap;

/**
 * A piece of a Helm template.
 *
 * @param isAction whether it is an action, braces included, or text
 * @param start index of its first character in the template
 * @param text the piece as it stands
 */
record Token(boolean isAction, int start, String text) {

    /** Returns whether an action takes the white space before it away. */
    boolean trimsLeft() {
        return isAction && text.startsWith("{{-") && text.length() > 5 && Character.isWhitespace(text.charAt(3));
    }

    /** Returns whether an action takes the white space after it away. */
    boolean trimsRight() {
        int end = text.length() - 3;
        return isAction && text.endsWith("-}}") && end > 2 && Character.isWhitespace(text.charAt(end - 1));
    }

    /** Returns what stands between the braces and the trim marks, without white space around it. */
    String body() {
        int from = trimsLeft() ? 3 : 2;
        int to = text.length() - (trimsRight() ? 3 : 2);
        return text.substring(from, Math.max(from, to)).strip();
    }

    /** Returns the first word between the braces, such as {@code if}; empty when it begins otherwise. */
    String word() {
        String body = body();
        int end = 0;
        while (end < body.length() && Character.isLetter(body.charAt(end))) {
            end++;
        }
        return body.substring(0, end);
    }

    /** Returns the start of the action with its trim mark, for an action that takes this one's place. */
    String opening() {
        return trimsLeft() ? "{{- " : "{{ ";
    }

    /** Returns the end of the action with its trim mark. */
    String closing() {
        return trimsRight() ? " -}}" : " }}";
    }
}
