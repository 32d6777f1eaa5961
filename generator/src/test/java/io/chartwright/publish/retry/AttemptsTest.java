package io.chartwright.publish.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.publish.TestTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final TestTiming timing = new TestTiming();

    @Test
    void pauseWhenAttemptsAreShortStaysBelowTheLongest() {
        assertThat(pauses(Duration.ofMillis(10))).endsWith(Duration.ofMillis(1500), Duration.ofMillis(1500));
    }

    @Test
    void pauseWhenAttemptsAreLongGrowsWithThem() {
        assertThat(pauses(Duration.ofSeconds(1))).endsWith(Duration.ofSeconds(6), Duration.ofSeconds(6));
    }

    /** Returns ten pauses between attempts that take the time; chance is such that each is three quarters of the longest. */
    private List<Duration> pauses(Duration attempt) {
        Attempts attempts =
                new Patience(Duration.ofHours(1), timing).attempts(Duration.ofMillis(50), Duration.ofSeconds(2));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            timing.sleep(attempt);
            assertThat(attempts.pause()).isTrue();
            pauses.add(timing.pauses().get(timing.pauses().size() - 1));
        }
        return pauses;
    }
}
