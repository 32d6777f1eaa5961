package io.chartwright.publish.http;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.retry.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a protocol needs to reach its servers.
 *
 * @param environment the environment variables, where users name servers and give credentials
 * @param client sends requests
 * @param patience the clock, and how long what fails for a time is tried again
 */
public record Network(Map<String, String> environment, WebClient client, Patience patience) {

    /** How long a machine may take to answer about itself; where there is no such service, nobody answers at all. */
    private static final Duration METADATA = Duration.ofSeconds(2);

    public Network {
        environment = Map.copyOf(environment);
    }

    /** Returns the network as the environment describes it. */
    public static Network of(Map<String, String> environment, Patience patience) {
        return new Network(environment, WebClient.of(environment, patience, new Secrets()), patience);
    }

    /** Returns the variable; empty when it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Returns the variable, which is a secret; empty when it is not set. */
    public String secret(String name) {
        return client.secrets().add(variable(name));
    }

    /** Returns the folder where tools keep a user's settings. */
    public Path home() {
        return Path.of(variable("HOME").isEmpty() ? variable("USERPROFILE") : variable("HOME"));
    }

    /**
     * Returns the address of a server that a user names, without a slash at its end.
     *
     * @param setting where it is named, for a message
     * @throws UnavailableException when it is none
     */
    public static String server(String address, String setting) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return address.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new UnavailableException(setting + " is not the address of a server, such as https://store.example.com");
    }

    /** Returns a client for the service that tells a machine in a cloud about itself; it gives up soon. */
    public WebClient metadataClient() {
        return client.withAnswerTime(METADATA).withPatience(new Patience(METADATA, patience.timing()));
    }
}
