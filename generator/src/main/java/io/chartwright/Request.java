package io.chartwright;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the pipeline works on.
 *
 * @param project the repository
 * @param check whether rendering only compares and writes nothing
 * @param profiles the profiles or overlays to validate; none means all
 * @param repository the chart repository to publish to; empty means the project's own folder
 * @param epochSeconds the time of every file in an archive, in seconds since 1970; empty means the fixed default
 * @param policy what validation reports, and when the run fails
 * @param signing how archives are signed; empty means not at all
 */
public record Request(
        Path project,
        boolean check,
        List<String> profiles,
        Optional<String> repository,
        Optional<Long> epochSeconds,
        Policy policy,
        Optional<Signing> signing) {

    public Request {
        profiles = List.copyOf(profiles);
    }

    /** Returns a request for the project with everything else as it usually is. */
    public static Request of(Path project) {
        return new Request(
                project, false, List.of(), Optional.empty(), Optional.empty(), Policy.usual(), Optional.empty());
    }

    /** Returns this request with rendering that only compares, or not. */
    public Request withCheck(boolean only) {
        return new Request(project, only, profiles, repository, epochSeconds, policy, signing);
    }

    /** Returns this request for some profiles or overlays. */
    public Request withProfiles(List<String> some) {
        return new Request(project, check, some, repository, epochSeconds, policy, signing);
    }

    /** Returns this request with another chart repository; null means the project's own. */
    public Request withRepository(@Nullable String other) {
        return new Request(project, check, profiles, Optional.ofNullable(other), epochSeconds, policy, signing);
    }

    /** Returns this request with another time of the files in archives. */
    public Request withEpochSeconds(long seconds) {
        return new Request(project, check, profiles, repository, Optional.of(seconds), policy, signing);
    }

    /** Returns this request with another policy. */
    public Request withPolicy(Policy other) {
        return new Request(project, check, profiles, repository, epochSeconds, other, signing);
    }

    /** Returns this request with archives that are signed. */
    public Request withSigning(Signing how) {
        return new Request(project, check, profiles, repository, epochSeconds, policy, Optional.of(how));
    }

    /** Returns the time that a key must not expire before; the end of the day, so that it does not expire meanwhile. */
    Instant endOfToday() {
        return policy.today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
