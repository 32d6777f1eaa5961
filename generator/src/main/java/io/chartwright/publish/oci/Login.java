package io.chartwright.publish.oci;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What proves to a registry who asks.
 *
 * @param kind what the secret is
 * @param user user name; empty for a token
 * @param secret password or token
 */
record Login(Kind kind, String user, String secret) {

    /** What a secret is. */
    enum Kind {
        PASSWORD,
        /** A token that the registry's authorization server gives other tokens for. */
        IDENTITY_TOKEN,
        /** A token that the registry itself takes. */
        REGISTRY_TOKEN
    }

    /** The user name by which credential helpers mark an identity token. */
    private static final String TOKEN_USER = "<token>";

    static Login of(String user, String secret) {
        return user.equals(TOKEN_USER)
                ? new Login(Kind.IDENTITY_TOKEN, "", secret)
                : new Login(Kind.PASSWORD, user, secret);
    }

    /** Returns the value of the {@code Authorization} header for a password. */
    String basic() {
        byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return kind + " of " + (user.isEmpty() ? "nobody" : user);
    }
}
