package io.chartwright.kubernetes;

import java.util.regex.Pattern;

/** Options of containers on Windows. */
final class WindowsOptionsCheck {
    private static final int MOST_SPEC_BYTES = 64 * 1024;
    private static final Pattern USER =
            Pattern.compile("(?:(?<domain>[^\\\\]*)\\\\)?(?<user>[^\"/\\\\:;|=,+*?<>@\\[\\]\\p{Cntrl}]{1,104})");

    private static final Pattern NET_BIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final Pattern DOMAIN = Pattern.compile(
            "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    private static final Format USER_NAME =
            new Format(WindowsOptionsCheck::isUser, "a user of Windows", "a user, or a domain, '\\' and a user");

    private WindowsOptionsCheck() {}

    /** Checks the options; absent ones are left alone. */
    static void check(Place options) {
        options.at("gmsaCredentialSpecName").must(Names.DNS_SUBDOMAIN);
        Place spec = options.at("gmsaCredentialSpec");
        int length = spec.textOrEmpty().length();
        if (spec.isThere() && (length == 0 || length > MOST_SPEC_BYTES)) {
            spec.refuse("is empty or longer than " + MOST_SPEC_BYTES + " characters", "give the specification");
        }
        options.at("runAsUserName").must(USER_NAME);
    }

    private static boolean isUser(String text) {
        var matcher = USER.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        String domain = matcher.group("domain");
        boolean isDomain = domain == null || (domain.length() < 256 && isDomain(domain));
        return isDomain && !matcher.group("user").matches("[. ]+");
    }

    private static boolean isDomain(String text) {
        return NET_BIOS.matcher(text).matches() || DOMAIN.matcher(text).matches();
    }
}
