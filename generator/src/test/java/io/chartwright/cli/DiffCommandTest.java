package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project in a git repository. */
class DiffCommandTest {
    private static final String CONFIG = "chart-templates/mini/templates/configmap.yaml";

    /** What the charts of the case hold as passwords, tokens and data of Secrets. */
    private static final List<String> SECRETS = List.of(
            "hunter2hunter2", "correcthorse9", "19283746", "56473829", "deadbeef", "cafebabe", "alice-the-admin");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    @BeforeEach
    void layProject() throws Exception {
        CaseProject.lay("render-writes-once", project);
        try (Git git = Git.init()
                .setDirectory(project.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git, "first");
        }
    }

    @Test
    void diffWhenNothingChangedSaysSo() {
        Ran ran = diff("--exit-code");

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ran.out())
                .contains("HEAD (")
                .contains(" with the working tree: mini 1.2.0, 3 overlays on Kubernetes 1.37")
                .endsWith("differs     nothing\n");
    }

    @Test
    void diffWhenFilesChangedComparesWithWhereTheBranchBegan() throws Exception {
        try (Git git = Git.open(project.toFile())) {
            git.checkout().setCreateBranch(true).setName("work").call();
            replace(CONFIG, "\ndata:", "\ndata:\n  color: blue");
            commit(git, "second");
        }
        replace(CONFIG, "color: blue", "color: green");

        Ran whole = diff("--exit-code");
        assertThat(whole.exitCode()).isEqualTo(1);
        assertThat(whole.out())
                .contains("the merge base with main (")
                .contains("changed ConfigMap/release-name-web (all 3 overlays)\n  @@ data.color @@\n  +green\n")
                .endsWith("differs     1 object changed\n");
        assertThat(whole.err()).isEqualTo("chartwright: the two states differ\n");

        assertThat(diff("HEAD").out()).contains("  @@ data.color @@\n  -blue\n  +green\n");
        assertThat(diff("main", "HEAD").out())
                .contains("  @@ data.color @@\n  +blue\n")
                .doesNotContain("green");
        assertThat(diff("HEAD", "HEAD~1").out()).contains("  @@ data.color @@\n  -blue\n");
        assertThat(diff("HEAD", "HEAD", "--exit-code").exitCode()).isZero();
        assertThat(diff("HEAD", "--profile", "local").out()).contains("mini 1.2.0, 1 overlay on");
    }

    @Test
    void diffWhenItIsWithAPackageTakesTheOverlaysOfTheProject() throws Exception {
        assertThat(Ran.in(project, Map.of(), "", "package").exitCode()).isZero();
        replace("values/local.yaml", "description:", "values:\n  web:\n    replicas: 5\ndescription:");

        Ran ran = diff("dist/mini-1.2.0.tgz");
        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ran.out())
                .contains("changed ConfigMap/release-name-web (1 of 3 overlays: local)")
                .contains("@@ data.replicas @@\n  -\"1\"\n  +\"5\"\n");
    }

    @Test
    void diffWhenAStateIsBrokenNamesTheFileInIt() throws Exception {
        String service = "chart-templates/mini/templates/service.yaml.j2";
        replace(service, "spec:", "[= nothing =]\nspec:");
        try (Git git = Git.open(project.toFile())) {
            commit(git, "broken");
        }
        replace(service, "[= nothing =]\nspec:", "spec:");
        replace(CONFIG, "\ndata:", "\ndata:\n  {{ fail \"no\" }}");

        Ran sources = diff("HEAD");
        assertThat(sources.exitCode()).isEqualTo(1);
        assertThat(sources.out()).containsPattern("(?m)^[0-9a-f]{8}:" + service + ":\\d+.*nothing");

        Ran template = diff("HEAD~1");
        assertThat(template.exitCode()).isEqualTo(1);
        assertThat(template.out())
                .contains(CONFIG + ":7: error: [chart/template]")
                .contains("mini 1.2.0, 0 overlays");
        Ran earlier = diff(".", "HEAD~1");
        assertThat(earlier.exitCode()).isZero();
        assertThat(earlier.out()).contains(": warning: [chart/template]");
    }

    @Test
    void diffWhenAStateIsUnknownSaysSo() {
        assertThat(diff("no-such-branch").exitCode()).isEqualTo(2);
        assertThat(diff("no-such-branch").err())
                .contains("'no-such-branch' is no chart's folder or archive, and no revision");
        assertThat(diff("HEAD", "--profile", "lokal").err()).contains("there is no profile or overlay 'lokal'");
    }

    @Test
    void diffWhenThereIsNoRepositorySaysWhatToName() throws Exception {
        Path other = Files.createDirectories(project.resolve("dist/other"));
        CaseProject.lay("render-writes-once", other);
        try (var files = Files.walk(project.resolve(".git"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }

        Ran ran = Ran.in(other, Map.of(), "", "diff");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("is in no git repository", "name what to compare with");
    }

    @Test
    void diffWhenACommitHoldsHostilePathsRefusesThem() throws Exception {
        try (Git git = Git.open(project.toFile());
                ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, "x: 1\n".getBytes(StandardCharsets.UTF_8));
            for (String name : new String[] {"..", ".", "a\\b", "x\u001b[31m"}) {
                ObjectId tree = inserter.insert(tree(name, FileMode.REGULAR_FILE, blob));
                ObjectId charts = inserter.insert(tree("mini", FileMode.TREE, tree));
                ObjectId root = inserter.insert(tree("chart-templates", FileMode.TREE, charts));
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(root);
                commit.setAuthor(new PersonIdent("a", "a@example.com"));
                commit.setCommitter(new PersonIdent("a", "a@example.com"));
                commit.setMessage("hostile");
                ObjectId id = inserter.insert(commit);
                inserter.flush();

                Ran ran = diff(id.name());
                assertThat(ran.exitCode()).as(name + ": " + ran.all()).isEqualTo(1);
                assertThat(ran.out())
                        .contains("[project/file]", "leads out of its folder")
                        .doesNotContain("\u001b");
            }
        }
        assertThat(project.resolveSibling("x")).doesNotExist();
    }

    @Test
    void diffWhenARevisionAndAFolderHaveTheSameNameTakesTheRevision() throws Exception {
        CaseProject.lay("diff-shows-what-changes", project);
        Files.move(project.resolve("old"), project.resolve("main"));

        assertThat(diff("main").out()).startsWith("compared    main (");
        assertThat(diff("./main", "new").out()).startsWith("compared    ./main with new: demo 1.0.0 -> 1.1.0");
        assertThat(diff("main", "./new").err()).contains("no chart is in both");
    }

    @Test
    void diffWhenObjectsHoldSecretsTellsThemInNoFormat() throws Exception {
        CaseProject.lay("diff-shows-what-changes", project);
        Path summary = project.resolve("summary.md");
        Files.createFile(summary);
        for (String format : new String[] {"text", "json", "markdown", "github", "sarif", "junit"}) {
            String[] words = {"diff", "old", "new", "--all", "--debug", "--color", "always", "--format", format};
            Ran ran = Ran.in(project, Map.of("GITHUB_STEP_SUMMARY", summary.toString()), "", words);

            assertThat(ran.exitCode()).as(format).isZero();
            for (String secret : SECRETS) {
                assertThat(ran.all() + Files.readString(summary)).as(format).doesNotContain(secret);
            }
        }
        assertThat(Files.readString(summary)).contains("(hidden");
    }

    private static TreeFormatter tree(String name, FileMode mode, ObjectId id) {
        TreeFormatter tree = new TreeFormatter();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        tree.append(bytes, 0, bytes.length, mode, id, true);
        return tree;
    }

    private Ran diff(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "diff";
        System.arraycopy(words, 0, all, 1, words.length);
        return Ran.in(project, Map.of(), "", all);
    }

    private void replace(String file, String old, String now) throws Exception {
        Path path = project.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, now));
    }

    private static void commit(Git git, String message) throws Exception {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(message)
                .setAuthor("a", "a@example.com")
                .setCommitter("a", "a@example.com")
                .setSign(false)
                .call();
    }
}
