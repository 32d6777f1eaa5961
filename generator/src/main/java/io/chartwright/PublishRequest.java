package io.chartwright;

import io.chartwright.publish.PublishOptions;
import io.chartwright.publish.Targets;
import io.chartwright.publish.retry.Timing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a run publishes.
 *
 * @param repository the chart repository; empty means the project's own folder
 * @param isDryRun whether to find out what would be written, and write nothing
 * @param mayReplacePreReleases whether a pre-release that is there with other bytes is replaced
 * @param isSingleWriter whether the user says that nobody else publishes at the same time
 * @param isPlainHttp whether servers on other machines may be called without encryption
 * @param retryTime how long what fails for a time is tried again
 * @param environment the environment variables, where users give credentials and name servers
 */
public record PublishRequest(
        Optional<String> repository,
        boolean isDryRun,
        boolean mayReplacePreReleases,
        boolean isSingleWriter,
        boolean isPlainHttp,
        Duration retryTime,
        Map<String, String> environment) {

    public PublishRequest {
        environment = Map.copyOf(environment);
    }

    /** Returns what holds when nothing is asked for: into the project's own folder. */
    public static PublishRequest usual() {
        return new PublishRequest(Optional.empty(), false, false, false, false, Duration.ofMinutes(2), Map.of());
    }

    /** Returns the kinds of repositories, reached as this says. */
    Targets targets() {
        return new Targets(
                new PublishOptions(isDryRun, mayReplacePreReleases, isSingleWriter, isPlainHttp, retryTime),
                environment,
                Timing.system());
    }
}
