package io.chartwright.publish.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void baseWhenOnABranchIsWhereItLeftTheDefaultBranch() throws Exception {
        try (Git git = init("trunk")) {
            RevCommit first = commit(git, "first");
            git.branchCreate().setName("work").call();
            RevCommit second = commit(git, "second");
            link(git, "refs/remotes/origin/trunk", second);
            git.getRepository().updateRef("refs/remotes/origin/HEAD").link("refs/remotes/origin/trunk");

            assertThat(new GitHistory(folder).base()).contains(new GitHistory.Commit("HEAD", second.name()));

            git.checkout().setName("work").call();
            commit(git, "third");
            assertThat(new GitHistory(folder).base())
                    .contains(new GitHistory.Commit("the merge base with origin/trunk", first.name()));
            assertThat(new GitHistory(folder).find("trunk"))
                    .map(GitHistory.Commit::id)
                    .contains(second.name());
        }
    }

    @Test
    void baseWhenThereIsNoDefaultBranchIsTheHead() throws Exception {
        try (Git git = init("some")) {
            assertThat(new GitHistory(folder).base()).isEmpty();
            RevCommit first = commit(git, "first");
            assertThat(new GitHistory(folder).base()).contains(new GitHistory.Commit("HEAD", first.name()));
        }
    }

    @Test
    void baseWhenHistoriesHaveNothingInCommonIsUnknown() throws Exception {
        try (Git git = init("main")) {
            commit(git, "first");
            git.checkout().setOrphan(true).setName("other").call();
            commit(git, "second");

            assertThat(new GitHistory(folder).base()).isEmpty();
        }
    }

    @Test
    void findWhenThereIsNoSuchCommitOrNoRepositoryIsEmpty() throws Exception {
        assertThat(new GitHistory(folder).find("HEAD")).isEmpty();
        assertThat(new GitHistory(folder).base()).isEmpty();
        try (Git git = init("main")) {
            commit(git, "first");
            for (String unknown : new String[] {"v2", "HEAD~9", "a b:?", "HEAD^{tree}", "", "@{", "../x", "--all"}) {
                assertThat(new GitHistory(folder).find(unknown)).as(unknown).isEmpty();
            }
        }
    }

    private Git init(String branch) throws Exception {
        return Git.init().setDirectory(folder.toFile()).setInitialBranch(branch).call();
    }

    private RevCommit commit(Git git, String message) throws Exception {
        Files.writeString(folder.resolve(message), message);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("a", "a@example.com")
                .setCommitter("a", "a@example.com")
                .setSign(false)
                .call();
    }

    private static void link(Git git, String name, RevCommit commit) throws Exception {
        RefUpdate update = git.getRepository().updateRef(name);
        update.setNewObjectId(commit);
        update.update();
    }
}
