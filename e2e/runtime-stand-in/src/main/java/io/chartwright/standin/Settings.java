package io.chartwright.standin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * What the environment asks for.
 *
 * @param baseUrl where browsers reach this program
 * @param database the read connection string
 * @param secrets what must never be printed
 * @param port the HTTP port
 * @param startDelaySeconds how long the making of tables seems to take
 */
record Settings(String baseUrl, ConnectionString database, Secrets secrets, int port, int startDelaySeconds) {
    private static final int HTTP = 80;

    /** Reads the environment; refuses one that the runtime's contract does not allow. */
    static Settings from(Map<String, String> environment) {
        String baseUrl = required(environment, "BASE_URL");
        String connection = required(environment, "DATABASE_CONNECTION_STRING");
        String token = required(environment, "INSTALLATION_TOKEN");
        checkAbsolute(baseUrl);
        ConnectionString database = ConnectionString.parse(connection);
        return new Settings(
                baseUrl,
                database,
                Secrets.of(
                        connection,
                        token,
                        database.text(Keyword.PASSWORD).orElse(""),
                        database.text(Keyword.SSL_PASSWORD).orElse("")),
                number(environment, "STANDIN_PORT", HTTP, 65_535),
                number(environment, "STANDIN_START_DELAY_SECONDS", 0, 3600));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new RefusedException(name + ": is missing. Set it in the container's environment.");
        }
        return value;
    }

    private static void checkAbsolute(String baseUrl) {
        try {
            URI uri = new URI(baseUrl);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // Refused below; the exception's message repeats the value, which may be misplaced text.
        }
        throw new RefusedException(
                "BASE_URL: is not an absolute http or https URL. Give one such as https://flow.example.com.");
    }

    private static int number(Map<String, String> environment, String name, int byDefault, int most) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            return byDefault;
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > most) {
            throw new RefusedException(name + ": is not a whole number from 0 to " + most + ".");
        }
        return Integer.parseInt(value);
    }
}
