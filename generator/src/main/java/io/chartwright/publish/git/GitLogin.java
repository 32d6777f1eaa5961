package io.chartwright.publish.git;

import io.chartwright.publish.http.Network;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Who logs in at an https remote: {@code CHARTWRIGHT_USERNAME} and {@code CHARTWRIGHT_PASSWORD}, or
 * {@code CHARTWRIGHT_TOKEN}, else what the address says.
 *
 * @param user a user name
 * @param secret a password or token
 */
record GitLogin(String user, String secret) {

    /** The user name that goes with a token; GitHub wants this one, GitLab and others take any. */
    private static final String TOKEN_USER = "x-access-token";

    static Optional<GitLogin> of(GitAddress address, Network network) {
        String scheme = address.remote().getScheme();
        if (!scheme.startsWith("http")) {
            return Optional.empty();
        }
        String user = network.variable("CHARTWRIGHT_USERNAME");
        String token = network.secret("CHARTWRIGHT_TOKEN");
        if (!user.isEmpty()) {
            return Optional.of(new GitLogin(user, network.secret("CHARTWRIGHT_PASSWORD")));
        }
        if (!token.isEmpty()) {
            return Optional.of(new GitLogin(TOKEN_USER, token));
        }
        String password = address.remote().getPass();
        String name = address.remote().getUser();
        if (password != null) {
            network.client().secrets().add(password);
        }
        return password == null
                ? Optional.empty()
                : Optional.of(new GitLogin(name == null || name.isEmpty() ? TOKEN_USER : name, password));
    }

    CredentialsProvider provider() {
        return new UsernamePasswordCredentialsProvider(user, secret);
    }

    @Override
    public String toString() {
        return user;
    }
}
