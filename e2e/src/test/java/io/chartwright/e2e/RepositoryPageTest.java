package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a published repository in a real Chromium; skipped where there is none. */
class RepositoryPageTest {
    private static final Path REPOSITORY =
            Surroundings.project().resolve("dist").resolve("repo");

    private static Optional<Path> chromium = Optional.empty();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path profile;

    @BeforeAll
    static void findChromium() {
        chromium = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "no chromium on PATH: install it, for example 'apt-get install chromium'");
        assumeTrue(
                Files.exists(REPOSITORY.resolve("index.html")), "no dist/repo/index.html: run ./chartwright release");
    }

    @Test
    void pageWhenServedNamesItsAddressAndOffersToCopy() throws IOException {
        try (RepositoryServer server = new RepositoryServer(REPOSITORY)) {
            String page = dom(server.address() + "/index.html");

            assertThat(page)
                    .contains("helm repo add charts " + server.address())
                    .contains("/values-eks-public.yaml -f mine.yaml")
                    .contains("data-copy")
                    .doesNotContain("hidden=\"\"");
        }
    }

    @Test
    void pageWhenScriptsAreOffOrItIsAFileSaysTheSame() {
        String address = REPOSITORY
                .resolve("index.html")
                .toAbsolutePath()
                .normalize()
                .toUri()
                .toString();

        assertThat(dom(address)).contains("helm repo add charts REPOSITORY").contains("boomi-flow 1.");
    }

    /** A script that came in with a chart's text would change the title. */
    @Test
    void pageWhenAScriptIsSmuggledInDoesNotRunIt() throws IOException {
        Path copy = profile.resolve("index.html");
        String page = Files.readString(REPOSITORY.resolve("index.html"));
        Files.writeString(
                copy,
                page.replace(
                        "</main>",
                        "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
                                + "</main>"));

        assertThat(dom(copy.toUri().toString())).contains("<title>Helm charts</title>");
    }

    @Test
    void pageWhenOnAPhoneInDarkAndLightCanBeLookedAt() throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "page"));
        Map<String, List<String>> views = Map.of(
                "phone.png", List.of("--window-size=390,1400"),
                "light.png", List.of("--window-size=1000,1400"),
                "dark.png", List.of("--window-size=1000,1400", "--blink-settings=preferredColorScheme=0"));
        try (RepositoryServer server = new RepositoryServer(REPOSITORY)) {
            for (Map.Entry<String, List<String>> view : views.entrySet()) {
                Path picture = pictures.resolve(view.getKey()).toAbsolutePath();
                Files.deleteIfExists(picture);
                List<String> options = new ArrayList<>(view.getValue());
                options.add("--screenshot=" + picture);
                run(options, server.address() + "/index.html");
                assertThat(picture).isNotEmptyFile();
            }
        }
        assertThat(Files.readAllBytes(pictures.resolve("dark.png")))
                .isNotEqualTo(Files.readAllBytes(pictures.resolve("light.png")));
    }

    private String dom(String address) {
        return run(List.of("--dump-dom"), address);
    }

    private String run(List<String> options, String address) {
        List<String> arguments = new ArrayList<>(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--virtual-time-budget=3000",
                "--user-data-dir=" + profile.resolve("profile")));
        arguments.addAll(options);
        arguments.add(address);
        return new Command(List.of(chromium.orElseThrow().toString()), Map.of())
                .run(arguments)
                .succeeded();
    }
}
