package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Content;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.Charts;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.oci.FakeRegistry.Answer;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryAccessTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("CHARTWRIGHT_USERNAME", "me", "CHARTWRIGHT_PASSWORD", "hidden");

    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pushWhenTheRegistryWantsAPasswordGivesItToItAlone() {
        server.before = (count, method, path) ->
                path.equals("/v2/") || server.authorizations.get(count - 1).startsWith("Basic")
                        ? Optional.empty()
                        : Optional.of(Answer.of(401, "WWW-Authenticate", "Basic realm=x"));

        push();

        assertThat(server.manifests).containsKey("1.0.0");
        assertThat(server.authorizations.get(0)).isEqualTo("null");
    }

    @Test
    void pushWhenTheRegistryWantsATokenBuysOneWithThePassword() {
        server.before = (count, method, path) -> token(count, path, "http://" + server.host() + "/token");

        push();

        int bought = server.requests.indexOf("GET /token");
        assertThat(server.authorizations.get(bought)).startsWith("Basic ");
        assertThat(server.authorizations).contains("Bearer t0ken");
    }

    @Test
    void pushWhenTheRegistryWantsThePasswordElsewhereWithoutEncryptionSendsNothing() {
        server.before = (count, method, path) -> token(count, path, "http://localhost:1/token");

        assertThatThrownBy(() -> push())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("nothing was sent")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void pushWhenThePasswordIsWrongSaysHowToLogIn() {
        server.before = (count, method, path) -> path.equals("/v2/")
                ? Optional.empty()
                : Optional.of(new Answer(401, Content.of("me:hidden"), Map.of("WWW-Authenticate", "Basic realm=x")));

        assertThatThrownBy(() -> push())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("helm registry login")
                .hasMessageNotContaining("hidden");
    }

    private Optional<Answer> token(int count, String path, String realm) {
        if (path.equals("/token")) {
            return Optional.of(Answer.of("{\"token\":\"t0ken\"}".getBytes(StandardCharsets.UTF_8)));
        }
        boolean isIn =
                path.equals("/v2/") || server.authorizations.get(count - 1).equals("Bearer t0ken");
        return isIn
                ? Optional.empty()
                : Optional.of(Answer.of(401, "WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=\"s\""));
    }

    private void push() {
        Network network = Network.of(ENVIRONMENT, new Patience(Duration.ofSeconds(20), Timing.system()));
        OciRegistry.open("oci://" + server.host() + "/team", network, false)
                .push(Charts.archive("mini", "1.0.0"), Optional.empty(), file -> false, false, false);
    }
}
