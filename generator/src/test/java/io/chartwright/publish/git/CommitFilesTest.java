package io.chartwright.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnknownNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void belowWhenTheFolderIsPartOfARepositoryReadsItAsItWasThen() throws Exception {
        Path project = Files.createDirectories(folder.resolve("some/project"));
        Files.createDirectories(project.resolve("values/deep"));
        Files.createDirectories(project.resolve("values-not"));
        Files.writeString(project.resolve("values/a.yaml"), "a: 1\r\n");
        Files.writeString(project.resolve("values/deep/b"), "b");
        Files.writeString(project.resolve("values-not/c"), "c");
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            commit(git, "first");
            git.tag()
                    .setName("v1")
                    .setAnnotated(true)
                    .setMessage("v1")
                    .setSigned(false)
                    .call();
            Files.writeString(project.resolve("values/a.yaml"), "a: 2\n");
            commit(git, "second");
        }

        assertThat(new CommitFiles(project, "v1").below("values").keySet()).containsExactly("a.yaml", "deep/b");
        assertThat(new CommitFiles(project, "v1").below("values"))
                .hasEntrySatisfying("a.yaml", file -> assertThat(file.text()).isEqualTo("a: 1\r\n"));
        assertThat(new CommitFiles(project, "HEAD").below("values"))
                .hasEntrySatisfying("a.yaml", file -> assertThat(file.text()).isEqualTo("a: 2\n"));
        assertThat(new CommitFiles(project, "HEAD~1").below("none")).isEmpty();
        for (String unknown : new String[] {"v2", "0123456789012345678901234567890123456789", "a b:?", "HEAD^{tree}"}) {
            assertThatThrownBy(() -> new CommitFiles(project, unknown).below("values"))
                    .as(unknown)
                    .isInstanceOf(UnknownNameException.class);
        }
    }

    @Test
    void belowWhenThereIsNoRepositorySaysSo() {
        assertThatThrownBy(() -> new CommitFiles(folder, "HEAD").below("values"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("is in no git repository");
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
