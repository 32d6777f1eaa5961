package io.chartwright.kubernetes;

import java.util.regex.Pattern;

/** Whether a text is JSON, to the letter of RFC 8259. */
final class JsonForm {
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"");
    private static final Pattern OTHER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*");
    private static final int DEEPEST = 100;

    private final String text;
    private int at;

    private JsonForm(String text) {
        this.text = text;
    }

    /** Returns whether the text is one JSON object, or null, and nothing else. */
    static boolean isObject(String text) {
        JsonForm form = new JsonForm(text);
        form.take(SPACE);
        boolean isObject = form.at < text.length() && (text.charAt(form.at) == '{' || text.startsWith("null", form.at));
        return isObject && form.value(0) && form.at == text.length();
    }

    private boolean value(int depth) {
        take(SPACE);
        boolean isThere = next('{')
                ? depth < DEEPEST && items('}', depth)
                : next('[') ? depth < DEEPEST && items(']', depth) : take(STRING) || take(OTHER);
        take(SPACE);
        return isThere;
    }

    private boolean items(char end, int depth) {
        take(SPACE);
        if (next(end)) {
            return true;
        }
        do {
            take(SPACE);
            if (end == '}' && !(take(STRING) && take(SPACE) && next(':'))) {
                return false;
            }
            if (!value(depth + 1)) {
                return false;
            }
        } while (next(','));
        return next(end);
    }

    private boolean next(char wanted) {
        boolean isNext = at < text.length() && text.charAt(at) == wanted;
        if (isNext) {
            at++;
        }
        return isNext;
    }

    private boolean take(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        boolean isNext = matcher.lookingAt();
        if (isNext) {
            at = matcher.end();
        }
        return isNext;
    }
}
