package io.chartwright.publish.git;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.util.SystemReader;

/**
 * Who makes commits: {@code GIT_AUTHOR_NAME} and {@code GIT_AUTHOR_EMAIL}, else what git's own configuration says, else
 * chartwright; never the name of the account or the machine.
 *
 * @param name a name
 * @param email an address
 */
record Identity(String name, String email) {

    static Identity of(Map<String, String> environment) {
        Config config = userConfig();
        return new Identity(
                first(environment.get("GIT_AUTHOR_NAME"), config.getString("user", null, "name"), "chartwright"),
                first(
                        environment.get("GIT_AUTHOR_EMAIL"),
                        config.getString("user", null, "email"),
                        "chartwright@users.noreply.localhost"));
    }

    PersonIdent at(Instant time) {
        return new PersonIdent(name, email, time, ZoneOffset.UTC);
    }

    private static Config userConfig() {
        try {
            return SystemReader.getInstance().getUserConfig();
        } catch (Exception e) {
            return new Config();
        }
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return "";
    }
}
