package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whether the runtime reads exactly the password that was given, whatever it holds, on each of the chart's three ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasswordTest {
    private static final int COUNT = Surroundings.full() ? 1000 : 100;
    private static final String STRING = "DATABASE_CONNECTION_STRING";

    private final List<Helm> helms = Surroundings.helms();
    private final Overlay overlay = Overlay.named("local");
    private final StandInString standIn;

    PasswordTest() throws IOException, ReflectiveOperationException {
        standIn = new StandInString();
    }

    @Test
    void passwordWhenGivenAsValueIsReadBack(@TempDir Path folder) throws IOException, ReflectiveOperationException {
        Path values = folder.resolve("password.json");
        int turn = 0;
        for (String password : Passwords.andRandom(COUNT).toList()) {
            Map<String, Object> inline =
                    Map.of("database", Map.of("password", Map.of("value", password, "existingSecret", "")));
            Files.writeString(values, new ObjectMapper().writeValueAsString(inline));
            Manifests manifests = Manifests.of(helms.get(turn++ % helms.size()), overlay, "--values=" + values);
            Map<String, String> existing = Map.of("boomi-flow-token/INSTALLATION_TOKEN", "token");
            expectReadBack(new ContainerEnvironment(manifests.objects(), existing).of(runtime(manifests)), password);
        }
    }

    @Test
    void passwordWhenWholeStringExistsIsReadBack() throws ReflectiveOperationException {
        Manifests manifests =
                Manifests.of(helms.get(1), overlay, "--set=database.connectionString.existingSecret=whole");
        for (String password : Passwords.andRandom(COUNT).toList()) {
            // As the operator guide says to write it.
            String written = "Host=db;Username=u;Password=\"" + password.replace("\"", "\"\"") + "\"";
            Map<String, String> existing =
                    Map.of("whole/" + STRING, written, "boomi-flow-token/INSTALLATION_TOKEN", "token");
            Map<String, String> environment =
                    new ContainerEnvironment(manifests.objects(), existing).of(runtime(manifests));
            assertThat(environment.get(STRING)).isEqualTo(written);
            expectReadBack(environment, password);
        }
    }

    @Test
    void passwordWhenItAloneExistsIsReadBackOrRefused() throws ReflectiveOperationException {
        Manifests manifests = Manifests.of(helms.get(1), overlay);
        for (String password : Passwords.andRandom(COUNT).toList()) {
            Map<String, String> existing =
                    Map.of("boomi-flow-database/password", password, "boomi-flow-token/INSTALLATION_TOKEN", "token");
            ContainerEnvironment environment = new ContainerEnvironment(manifests.objects(), existing);
            Ran check = check(manifests, environment);
            if (password.contains("\"")) {
                assertThat(check.exitCode()).as("check of %s", password).isEqualTo(1);
                assertThat(check.out() + check.err())
                        .contains("double quote", "database.connectionString.existingSecret");
            } else {
                check.succeeded();
                expectReadBack(environment.of(runtime(manifests)), password);
            }
        }
    }

    /** Runs the script of the container that starts first, as that container would. */
    private static Ran check(Manifests manifests, ContainerEnvironment environment) {
        JsonNode container = container(manifests, "check-password");
        return new Command(List.of("sh", "-c", container.at("/command/2").asText()), environment.of(container))
                .run(List.of());
    }

    private void expectReadBack(Map<String, String> environment, String password) throws ReflectiveOperationException {
        String string = environment.getOrDefault(STRING, "");
        assertThat(standIn.value(string, "PASSWORD"))
                .as("the stand-in's reading")
                .isEqualTo(password);
        Map<String, String> pairs = AdoNetString.parse(string);
        assertThat(pairs).as("the second reading").containsEntry("password", password);
        assertThat(pairs.get("host")).as("the host beside it").isEqualTo(standIn.value(string, "HOST"));
        assertThat(pairs.get("host")).isNotEqualTo("elsewhere");
    }

    private static JsonNode runtime(Manifests manifests) {
        return container(manifests, "runtime");
    }

    private static JsonNode container(Manifests manifests, String name) {
        return manifests.containers().stream()
                .filter(container -> container.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
