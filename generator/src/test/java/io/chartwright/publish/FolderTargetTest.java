package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.InvalidInputException;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTargetTest {

    private static final Map<String, Content> VALUES = Map.of("values-local.yaml", Content.of("a: 1\n"));

    @TempDir
    Path folder;

    @Test
    void publishWhenRepositoryIsEmptyWritesArchiveValuesAndIndex() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");

        Publication publication = target("deep/repo").publish(Release.of(archive, VALUES));

        Path repo = folder.resolve("deep/repo");
        assertThat(publication.isNew()).isTrue();
        assertThat(publication.digest()).isEqualTo(archive.digest());
        assertThat(publication.files()).containsExactly("mini-1.0.0.tgz", "mini-1.0.0/values-local.yaml", "index.yaml");
        assertThat(Digest.of(Files.readAllBytes(repo.resolve("mini-1.0.0.tgz"))))
                .isEqualTo(archive.digest());
        assertThat(repo.resolve("mini-1.0.0/values-local.yaml")).hasContent("a: 1\n");
    }

    @Test
    void publishWhenRepositoryIsEmptyWritesTheIndexAsHelmDoes() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");

        target("repo").publish(Release.of(archive, VALUES));

        assertThat(Files.readString(folder.resolve("repo/index.yaml")))
                .isEqualTo("""
                apiVersion: v1
                entries:
                  mini:
                  - apiVersion: v2
                    appVersion: "1.10"
                    created: "1980-01-01T00:00:00Z"
                    description: |
                      Two lines:

                      - of text
                    digest: %s
                    keywords:
                      - b
                      - a
                    maintainers:
                      - email: team@example.com
                        name: Team
                    name: mini
                    urls:
                      - mini-1.0.0.tgz
                    version: 1.0.0
                generated: "1980-01-01T00:00:00Z"
                """.formatted(archive.digest().hex()));
    }

    @Test
    void publishWhenSameBytesAreThereTouchesNothing() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");
        target("repo").publish(Release.of(archive, VALUES));
        List<Path> all = walk(folder.resolve("repo"));
        for (Path path : all) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
        }

        Publication again = target("repo").publish(Release.of(archive, VALUES));

        assertThat(again.isNew()).isFalse();
        assertThat(again.files()).isEmpty();
        assertThat(walk(folder.resolve("repo"))).isEqualTo(all);
        for (Path path : all) {
            assertThat(Files.getLastModifiedTime(path)).isEqualTo(FileTime.fromMillis(1_000_000));
        }
    }

    @Test
    void publishWhenOtherBytesAreThereNamesBothDigestsAndChangesNothing() throws IOException {
        ChartArchive first = Charts.archive("mini", "1.0.0");
        ChartArchive other = Charts.archive("mini", "1.0.0", "kind: Secret\n");
        target("repo").publish(Release.of(first, VALUES));
        Map<String, Content> before = contents();

        for (boolean isArchiveLost : new boolean[] {false, true}) {
            if (isArchiveLost) {
                Files.delete(folder.resolve("repo/mini-1.0.0.tgz"));
                before = contents();
            }
            assertThatThrownBy(() -> target("repo").publish(Release.of(other, VALUES)))
                    .isInstanceOf(PublishConflictException.class)
                    .hasMessageContaining(first.digest().toString())
                    .hasMessageContaining(other.digest().toString());
            assertThat(contents()).isEqualTo(before);
        }
    }

    @Test
    void publishWhenAFileIsThereWithOtherBytesChangesNothing() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");
        Files.createDirectories(folder.resolve("repo/mini-1.0.0"));
        Files.writeString(folder.resolve("repo/mini-1.0.0/values-local.yaml"), "a: 2\n");
        Map<String, Content> before = contents();

        assertThatThrownBy(() -> target("repo").publish(Release.of(archive, VALUES)))
                .isInstanceOf(PublishConflictException.class)
                .hasMessageContaining("values-local.yaml")
                .hasMessageContaining(Content.of("a: 2\n").digest().toString());

        before.put("repo/.chartwright.lock", Content.of(""));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void publishWhenItWasInterruptedBeforeCompletesTheRelease() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");
        target("whole").publish(Release.of(archive, VALUES));
        List<String> steps = List.of("mini-1.0.0.tgz", "mini-1.0.0/values-local.yaml", "index.yaml");
        for (int done = 0; done < steps.size(); done++) {
            Path repo = Files.createDirectories(folder.resolve("after" + done));
            Files.writeString(repo.resolve(".mini-1.0.0.tgz.new"), "half");
            for (String step : steps.subList(0, done)) {
                Files.createDirectories(repo.resolve(step).getParent());
                Files.copy(folder.resolve("whole").resolve(step), repo.resolve(step));
            }

            Publication publication = target("after" + done).publish(Release.of(archive, VALUES));

            assertThat(publication.files()).isEqualTo(steps.subList(done, steps.size()));
            for (String step : steps) {
                assertThat(repo.resolve(step))
                        .hasSameBinaryContentAs(folder.resolve("whole").resolve(step));
            }
        }
    }

    @Test
    void publishWhenIndexIsBrokenSaysWhereAndChangesNothing() throws IOException {
        Files.createDirectories(folder.resolve("repo"));
        Files.writeString(folder.resolve("repo/index.yaml"), "apiVersion: v1\nentries:\n\tmini: []\n");
        Map<String, Content> before = contents();

        assertThatThrownBy(() -> target("repo").publish(Release.of(Charts.archive("mini", "1.0.0"), VALUES)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("repo/index.yaml:3:1: error: [publish/index] a tab indents this line");

        before.put("repo/.chartwright.lock", Content.of(""));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void publishWhenRepositoryIsAFileFails() throws IOException {
        Files.writeString(folder.resolve("repo"), "no folder");

        assertThatThrownBy(() -> target("repo").publish(Release.of(Charts.archive("mini", "1.0.0"), VALUES)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(folder.resolve("repo").toString());
    }

    @Test
    void publishWhenManyPublishAtOnceLosesNothing() throws Exception {
        int publishers = 8;
        int versions = 10;
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < publishers; i++) {
                String name = "chart-" + i % 4;
                int major = i;
                running.add(threads.submit(() -> {
                    for (int minor = 0; minor < versions; minor++) {
                        target("repo").publish(Release.of(Charts.archive(name, major + "." + minor + ".0"), VALUES));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        String index = Files.readString(folder.resolve("repo/index.yaml"));
        for (int i = 0; i < publishers; i++) {
            for (int minor = 0; minor < versions; minor++) {
                ChartArchive archive = Charts.archive("chart-" + i % 4, i + "." + minor + ".0");
                assertThat(index).containsOnlyOnce("digest: " + archive.digest().hex());
                assertThat(Content.of(Files.readAllBytes(folder.resolve("repo").resolve(archive.fileName()))))
                        .isEqualTo(archive.content());
            }
        }
        assertThat(index.lines().filter(line -> line.startsWith("  - "))).hasSize(publishers * versions);
    }

    private Target target(String repository) {
        return new Targets(PublishOptions.usual(), Map.of(), Timing.system())
                .open(folder.resolve(repository).toString());
    }

    private static List<Path> walk(Path from) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            return paths.sorted().toList();
        }
    }

    private Map<String, Content> contents() throws IOException {
        Map<String, Content> contents = new TreeMap<>();
        for (Path path : walk(folder)) {
            if (Files.isRegularFile(path)) {
                contents.put(
                        folder.relativize(path).toString().replace('\\', '/'), Content.of(Files.readAllBytes(path)));
            }
        }
        return contents;
    }
}
