package io.chartwright.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.Charts;
import io.chartwright.publish.Publication;
import io.chartwright.publish.PublishOptions;
import io.chartwright.publish.Release;
import io.chartwright.publish.Targets;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.StoreSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GitStoreTest {

    private static final String BRANCH = "refs/heads/pages";

    @TempDir
    Path folder;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("GIT_AUTHOR_NAME", "Release Bot", "GIT_AUTHOR_EMAIL", "bot@example.com"));
    private Repository remote;

    @BeforeEach
    void createRemote() throws Exception {
        remote = Git.init()
                .setBare(true)
                .setDirectory(folder.resolve("remote.git").toFile())
                .call()
                .getRepository();
    }

    @AfterEach
    void closeRemote() {
        remote.close();
    }

    @Test
    void publishWhenBranchIsMissingMakesItWithOneCommit() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");

        Publication publication = publish(archive);

        assertThat(publication.files())
                .containsExactly(
                        "mini-1.0.0.tgz",
                        "mini-1.0.0/values-local.yaml",
                        "index.yaml",
                        "index.html",
                        "artifacthub-repo.yml");
        assertThat(read("mini-1.0.0.tgz")).isEqualTo(archive.content());
        assertThat(read("index.yaml").text()).contains(archive.digest().hex());
        List<RevCommit> commits = commits();
        assertThat(commits).hasSize(1);
        assertThat(commits.get(0).getParentCount()).isZero();
        assertThat(commits.get(0).getFullMessage()).isEqualTo("Publish mini-1.0.0\n");
        assertThat(commits.get(0).getAuthorIdent().getName()).isEqualTo("Release Bot");
        assertThat(commits.get(0).getCommitterIdent().getEmailAddress()).isEqualTo("bot@example.com");
        assertThat(commits.get(0).getAuthorIdent().getZoneOffset()).hasToString("Z");
    }

    @Test
    void publishWhenBranchHasOtherFilesKeepsThemAndItsHistory() throws Exception {
        try (Git git = Git.cloneRepository()
                .setURI(remote.getDirectory().toURI().toString())
                .setDirectory(folder.resolve("clone").toFile())
                .call()) {
            Files.writeString(folder.resolve("clone/CNAME"), "charts.example.com\n");
            git.add().addFilepattern(".").call();
            git.commit().setMessage("Pages").setSign(false).call();
            git.push()
                    .setRefSpecs(new org.eclipse.jgit.transport.RefSpec("HEAD:" + BRANCH))
                    .call();
        }

        publish(Charts.archive("mini", "1.0.0"));
        publish(Charts.archive("mini", "1.1.0"));

        assertThat(read("CNAME").text()).isEqualTo("charts.example.com\n");
        assertThat(commits())
                .extracting(RevCommit::getShortMessage)
                .containsExactly("Publish mini-1.1.0", "Publish mini-1.0.0", "Pages");
    }

    @Test
    void publishWhenSameBytesAreThereMakesNoCommit() throws IOException {
        publish(Charts.archive("mini", "1.0.0"));

        assertThat(publish(Charts.archive("mini", "1.0.0")).isNew()).isFalse();

        assertThat(commits()).hasSize(1);
    }

    @Test
    void publishWhenOtherBytesAreThereMakesNoCommit() throws IOException {
        publish(Charts.archive("mini", "1.0.0"));

        assertThatThrownBy(() -> publish(Charts.archive("mini", "1.0.0", "kind: Secret\n")))
                .isInstanceOf(PublishConflictException.class)
                .hasMessageContaining("#pages/mini-1.0.0.tgz");

        assertThat(commits()).hasSize(1);
    }

    @Test
    void publishWhenManyPushAtOnceLosesNothing() throws Exception {
        int publishers = 4;
        int versions = 4;
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 1; i <= publishers; i++) {
                int major = i;
                running.add(threads.submit(() -> {
                    for (int minor = 0; minor < versions; minor++) {
                        publish(Charts.archive("mini", major + "." + minor + ".0"));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        String index = read("index.yaml").text();
        for (int major = 1; major <= publishers; major++) {
            for (int minor = 0; minor < versions; minor++) {
                ChartArchive archive = Charts.archive("mini", major + "." + minor + ".0");
                assertThat(index).containsOnlyOnce("digest: " + archive.digest().hex());
                assertThat(read(archive.fileName())).isEqualTo(archive.content());
            }
        }
        assertThat(commits()).hasSize(publishers * versions);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void publishWhenItIsOverSshCallsTheSystemsSsh() throws IOException {
        Path ssh = folder.resolve("ssh");
        Files.writeString(
                ssh, "#!/bin/sh\necho \"$@\" >> '" + folder + "/called'\nfor last; do :; done\nexec sh -c \"$last\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
        environment.put("GIT_SSH_COMMAND", ssh + " -i key");

        publish("git+ssh://git@example.com:2222" + remote.getDirectory() + "#pages", Charts.archive("mini", "1.0.0"));

        assertThat(commits()).hasSize(1);
        assertThat(folder.resolve("called"))
                .content()
                .contains("-i key -o BatchMode=yes -o ConnectTimeout=60 -p 2222 -- git@example.com git-receive-pack");
    }

    @Test
    void publishWhenRemoteIsMissingSaysSo() {
        assertThatThrownBy(() -> publish(
                        "git+" + folder.resolve("missing.git").toUri() + "#pages", Charts.archive("mini", "1.0.0")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("missing.git#pages: ");
    }

    @Test
    void publishWhenNobodyAnswersSaysSoWithoutThePassword() {
        assertThatThrownBy(() -> publish(
                        "git+http://me:hidden@127.0.0.1:1/x.git#pages", Charts.archive("mini", "1.0.0"), Duration.ZERO))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("git+http://127.0.0.1:1/x.git#pages: ")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void publishWhenItIsDoneLeavesNothingBehind() throws IOException {
        Set<Path> before = locals();

        publish(Charts.archive("mini", "1.0.0"));

        assertThat(locals()).isEqualTo(before);
    }

    @Test
    void openWhenTheStoreWasOpenedBeforeFetchesOnlyWhatIsNew() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        publish(Charts.archive("mini", "1.0.0", "# " + HexFormat.of().formatHex(noise)));
        Path kept;
        try (GitStore store = new GitStore(address(), network())) {
            store.open().close();
            kept = store.folder().orElseThrow();
            long fetched = size(kept);
            publish(Charts.archive("mini", "1.1.0"));

            try (StoreSession session = store.open()) {
                assertThat(session.read("mini-1.1.0.tgz")).isPresent();
                assertThat(session.read("mini-1.0.0.tgz")).isPresent();
            }

            assertThat(store.folder()).contains(kept);
            assertThat(fetched).isGreaterThan(200_000);
            assertThat(size(kept)).isBetween(fetched + 1, fetched + 20_000);
        }
        assertThat(kept).doesNotExist();
    }

    /** Returns the size of what was fetched into the folder. */
    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".pack"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static Set<Path> locals() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(LocalRepository.FOLDER))
                    .collect(Collectors.toSet());
        }
    }

    private Publication publish(ChartArchive archive) {
        return publish(address(), archive);
    }

    private String address() {
        return "git+" + remote.getDirectory().toURI().toString().replace("file:/", "file:///") + "#pages";
    }

    private Network network() {
        return Network.of(environment, new Patience(Duration.ofMinutes(2), Timing.system()));
    }

    private Publication publish(String where, ChartArchive archive) {
        return publish(where, archive, Duration.ofMinutes(2));
    }

    private Publication publish(String where, ChartArchive archive, Duration retryTime) {
        PublishOptions options = new PublishOptions(false, false, false, false, retryTime);
        return new Targets(options, environment, Timing.system())
                .open(where)
                .publish(Release.of(archive, Map.of("values-local.yaml", Content.of("a: 1\n"))));
    }

    private List<RevCommit> commits() throws IOException {
        try (RevWalk walk = new RevWalk(remote)) {
            walk.markStart(walk.parseCommit(remote.resolve(BRANCH)));
            return StreamSupport.stream(walk.spliterator(), false).toList();
        }
    }

    private Content read(String path) throws IOException {
        try (RevWalk walk = new RevWalk(remote);
                TreeWalk file = TreeWalk.forPath(
                        remote, path, walk.parseCommit(remote.resolve(BRANCH)).getTree())) {
            ObjectId blob = file.getObjectId(0);
            return Content.of(remote.open(blob).getBytes());
        }
    }
}
