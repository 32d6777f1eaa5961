package io.chartwright.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAddressTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "git+https://github.com/team/charts.git#pages | https://github.com/team/charts.git | pages",
                "git+https://github.com/team/charts.git       | https://github.com/team/charts.git | gh-pages",
                "git+ssh://git@github.com/team/charts#a/b     | ssh://git@github.com/team/charts   | a/b",
                "git+http://localhost:8080/x#y                | http://localhost:8080/x            | y",
                "git+file:///srv/charts.git#pages             | file:///srv/charts.git             | pages"
            },
            delimiter = '|')
    void parseWhenItIsABranchReturnsItsParts(String text, String remote, String branch) {
        GitAddress address = GitAddress.parse(text);

        assertThat(address.remote()).hasToString(remote);
        assertThat(address.branch()).isEqualTo(branch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git+https://host/x#..",
                "git+https://host/x#a b",
                "git+https://host/x#a.lock",
                "git+http://host/x#y",
                "git+ftp://host/x#y",
                "git+https://#y"
            })
    void parseWhenItIsSomethingElseSaysHowToWriteIt(String text) {
        assertThatThrownBy(() -> GitAddress.parse(text))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("git+https://HOST/PATH.git#BRANCH");
    }

    @Test
    void toStringWhenThereIsAPasswordDoesNotShowIt() {
        assertThat(GitAddress.parse("git+https://me:hidden@host/x#y").toString())
                .doesNotContain("hidden")
                .isEqualTo("git+https://host/x#y");
        assertThatThrownBy(() -> GitAddress.parse("git+https://me:hidden@host/x#.."))
                .hasMessageNotContaining("hidden");
    }
}
