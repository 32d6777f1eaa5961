package io.chartwright.publish.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.publish.TestTiming;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GitLoginTest {

    private static final String ADDRESS = "git+https://robot:canary-three@git.example.com/x.git";

    @Test
    void ofWhenThereAreSeveralLoginsTakesOneAfterTheOther() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "CHARTWRIGHT_USERNAME", "me", "CHARTWRIGHT_PASSWORD", "canary-one", "CHARTWRIGHT_TOKEN", "canary-two"));

        assertThat(login(ADDRESS, all)).contains(new GitLogin("me", "canary-one"));
        all.remove("CHARTWRIGHT_USERNAME");
        assertThat(login(ADDRESS, all)).contains(new GitLogin("x-access-token", "canary-two"));
        all.remove("CHARTWRIGHT_TOKEN");
        assertThat(login(ADDRESS, all)).contains(new GitLogin("robot", "canary-three"));
        assertThat(login("git+https://git.example.com/x.git", all)).isEmpty();
        assertThat(login("git+ssh://git@git.example.com/x.git", Map.of("CHARTWRIGHT_TOKEN", "canary-two")))
                .isEmpty();
    }

    private static Optional<GitLogin> login(String address, Map<String, String> environment) {
        Network network = Network.of(environment, new Patience(Patience.USUAL, new TestTiming()));
        Optional<GitLogin> login = GitLogin.of(GitAddress.parse(address), network);
        login.ifPresent(found ->
                assertThat(network.client().secrets().hide(found.secret())).isEqualTo("***"));
        return login;
    }
}
