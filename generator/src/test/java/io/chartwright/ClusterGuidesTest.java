package io.chartwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides for each cloud and the pages in clusters/ agree with each other and name what is there. */
class ClusterGuidesTest {
    private static final Path PROJECT = Pipeline.projectAround(Path.of("")).orElseThrow();
    private static final Pattern COMMANDS = Pattern.compile("(?s)```(?:sh|powershell)\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]*)(?:#([^)]*))?\\)");
    private static final Pattern OVERLAY = Pattern.compile("values-[a-z-]+\\.yaml");
    private static final Pattern FILE = Pattern.compile("clusters/[a-z]+/[a-z-]+\\.[a-z]+");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    static List<Path> pages() throws IOException {
        try (Stream<Path> guides = Files.list(PROJECT.resolve("docs/guides"));
                Stream<Path> folders = Files.walk(PROJECT.resolve("clusters"))) {
            return Stream.concat(guides, folders)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks", "aks", "gke"})
    void commandsOfAFolderAreThoseOfItsGuide(String cloud) throws IOException {
        List<String> folder = commands("clusters/" + cloud + "/README.md");

        assertThat(folder).isNotEmpty();
        assertThat(commands("docs/guides/" + cloud + ".md")).containsAll(folder);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFilesAndHeadings(Path page) throws IOException {
        for (MatchResult link : found(LINK, Files.readString(page))) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).as("%s in %s", link.group(), page).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as("%s in %s", link.group(), page).contains(link.group(2));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void overlaysAndFilesThatAreNamedAreThere(Path page) throws IOException {
        String text = Files.readString(page);

        for (MatchResult overlay : found(OVERLAY, text)) {
            assertThat(PROJECT.resolve("charts/boomi-flow").resolve(overlay.group()))
                    .exists();
        }
        for (MatchResult file : found(FILE, text)) {
            assertThat(file.group())
                    .satisfiesAnyOf(name -> assertThat(PROJECT.resolve(name)).exists(), name -> assertThat(name)
                            .endsWith(".tfstate"));
        }
    }

    private static List<String> commands(String page) throws IOException {
        return found(COMMANDS, Files.readString(PROJECT.resolve(page))).stream()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    /** Returns what a page's headings are called in links, as GitHub does it. */
    private static List<String> anchors(Path page) throws IOException {
        return found(HEADING, Files.readString(page)).stream()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .toList();
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
