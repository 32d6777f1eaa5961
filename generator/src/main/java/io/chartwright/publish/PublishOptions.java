package io.chartwright.publish;

import java.time.Duration;

/**
 * How to publish.
 *
 * @param isDryRun whether to find out what would be written, and write nothing
 * @param mayReplacePreReleases whether a version such as {@code 1.0.0-rc.1} may get other bytes
 * @param isSingleWriter whether the user says that nobody else publishes at the same time
 * @param isPlainHttp whether servers on other machines may be called without encryption
 * @param retryTime how long what fails for a time is tried again
 */
public record PublishOptions(
        boolean isDryRun,
        boolean mayReplacePreReleases,
        boolean isSingleWriter,
        boolean isPlainHttp,
        Duration retryTime) {

    /** Returns what holds when nothing is asked for. */
    public static PublishOptions usual() {
        return new PublishOptions(false, false, false, false, Duration.ofMinutes(2));
    }
}
