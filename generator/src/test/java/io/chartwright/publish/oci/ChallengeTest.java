package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void parseWhenHeaderHasSeveralChallengesReturnsAllInTheirOrder() {
        List<Challenge> challenges = Challenge.parse(List.of(
                "Bearer realm=\"https://auth.example/token?a=b,c\",service=\"a \\\"b\\\"\", scope=pull",
                "Basic realm=x, NewAuth"));

        assertThat(challenges)
                .containsExactly(
                        new Challenge(
                                "bearer",
                                Map.of(
                                        "realm",
                                        "https://auth.example/token?a=b,c",
                                        "service",
                                        "a \"b\"",
                                        "scope",
                                        "pull")),
                        new Challenge("basic", Map.of("realm", "x")),
                        new Challenge("newauth", Map.of()));
    }

    @Test
    void parseWhenHeaderIsNonsenseReturnsNothingToAnswer() {
        assertThat(Challenge.parse(List.of("", "=,=\"", "\u0000"))).isEmpty();
    }
}
