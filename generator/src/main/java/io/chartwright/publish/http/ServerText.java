package io.chartwright.publish.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says of itself, short and for people. */
final class ServerText {

    private static final int LONGEST = 300;
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>|\"code\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern MESSAGE =
            Pattern.compile("<Message>([^<]*)</Message>|\"(?:message|error_description)\"\\s*:\\s*\"([^\"]*)\"");

    private ServerText() {}

    /** Returns the status and what the body says, in one line and without secrets. */
    static String of(WebResponse response, Secrets secrets) {
        String text = response.text();
        String said = (first(CODE, text) + " " + first(MESSAGE, text)).strip();
        if (said.isEmpty()) {
            said = text.replaceAll("(?s)<(script|style).*?</\\1>", " ").replaceAll("<[^>]*>", " ");
        }
        said = secrets.hide(said).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        said = said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
        return "the server answered " + response.status() + (said.isEmpty() ? "" : ", " + said);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }
}
