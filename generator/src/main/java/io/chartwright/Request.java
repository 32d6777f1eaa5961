package io.chartwright;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the pipeline works on.
 *
 * @param project the repository
 * @param check whether rendering only compares and writes nothing
 * @param profiles the profiles or overlays to validate; none means all
 * @param publishing where and how to publish
 * @param epochSeconds the time of every file in an archive, in seconds since 1970; empty means the fixed default
 * @param policy what validation reports, and when the run fails
 * @param engine how validation is carried out
 * @param signing how archives are signed; empty means not at all
 * @param cosign the key that signs manifests in OCI registries; empty means that none are signed
 */
public record Request(
        Path project,
        boolean check,
        List<String> profiles,
        PublishRequest publishing,
        Optional<Long> epochSeconds,
        Policy policy,
        Engine engine,
        Optional<Signing> signing,
        Optional<CosignSigning> cosign) {

    public Request {
        profiles = List.copyOf(profiles);
    }

    /** Returns a request for the project with everything else as it usually is. */
    public static Request of(Path project) {
        return new Request(
                project,
                false,
                List.of(),
                PublishRequest.usual(),
                Optional.empty(),
                Policy.usual(),
                Engine.usual(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this request with rendering that only compares, or not. */
    public Request withCheck(boolean only) {
        return new Request(project, only, profiles, publishing, epochSeconds, policy, engine, signing, cosign);
    }

    /** Returns this request for some profiles or overlays. */
    public Request withProfiles(List<String> some) {
        return new Request(project, check, some, publishing, epochSeconds, policy, engine, signing, cosign);
    }

    /** Returns this request with another place or way to publish. */
    public Request withPublishing(PublishRequest other) {
        return new Request(project, check, profiles, other, epochSeconds, policy, engine, signing, cosign);
    }

    /** Returns this request with another time of the files in archives. */
    public Request withEpochSeconds(long seconds) {
        return new Request(project, check, profiles, publishing, Optional.of(seconds), policy, engine, signing, cosign);
    }

    /** Returns this request with another policy. */
    public Request withPolicy(Policy other) {
        return new Request(project, check, profiles, publishing, epochSeconds, other, engine, signing, cosign);
    }

    /** Returns this request with another engine. */
    public Request withEngine(Engine other) {
        return new Request(project, check, profiles, publishing, epochSeconds, policy, other, signing, cosign);
    }

    /** Returns this request with archives that are signed. */
    public Request withSigning(Signing how) {
        return new Request(
                project, check, profiles, publishing, epochSeconds, policy, engine, Optional.of(how), cosign);
    }

    /** Returns this request with manifests in OCI registries that are signed. */
    public Request withCosign(CosignSigning how) {
        return new Request(
                project, check, profiles, publishing, epochSeconds, policy, engine, signing, Optional.of(how));
    }

    /** Returns the time that a key must not expire before; the end of the day, so that it does not expire meanwhile. */
    Instant endOfToday() {
        return policy.today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
