package io.chartwright.publish.http;

import java.net.URI;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The secrets of a run, so that no message tells them, not even one that quotes what a server answered. */
public final class Secrets {

    private static final String HIDDEN = "***";

    /** What every message loses, whether or not it is known: signatures and tokens as protocols write them. */
    private static final Pattern MARKED = Pattern.compile(
            "(?i)((?:sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature|access_token|refresh_token"
                    + "|id_token|client_secret|client_assertion|assertion|password)[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"'&<>,]+"
                    + "|((?:bearer|basic|sharedkey)\\s+)[A-Za-z0-9+/=._~:-]{8,}");

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Returns the text, which is a secret from now on. */
    public String add(String secret) {
        if (secret.length() > 3) {
            known.add(secret);
        }
        return secret;
    }

    /** Returns the text without secrets. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return MARKED.matcher(hidden).replaceAll(match -> (match.group(1) != null ? "$1" : "$2") + HIDDEN);
    }

    /** Returns the address without what could be a secret: who logs in, and the query. */
    public String hide(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return hide(uri.getScheme() + "://" + host + path);
    }
}
