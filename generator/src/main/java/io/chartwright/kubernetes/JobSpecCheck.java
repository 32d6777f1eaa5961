package io.chartwright.kubernetes;

import java.util.List;
import java.util.Optional;

/** The specification of a Job, also in the template of a CronJob. */
final class JobSpecCheck {
    private static final List<String> COUNTS = List.of(
            "parallelism",
            "completions",
            "activeDeadlineSeconds",
            "backoffLimit",
            "ttlSecondsAfterFinished",
            "backoffLimitPerIndex",
            "maxFailedIndexes");

    private static final long MOST_PARALLEL = 100_000;

    private static final Format MANAGER = new Format(
            text -> text.length() <= 63
                    && text.matches("[^/]+/.+")
                    && Names.DNS_SUBDOMAIN.test().test(text.substring(0, text.indexOf('/')))
                    && text.substring(text.indexOf('/') + 1).matches("[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"),
            "a name of a controller",
            "at most 63 characters: a DNS name, '/' and a path");

    private JobSpecCheck() {}

    /** Checks the specification; that of a Job itself has a default for the number of completions. */
    static void check(Place spec, boolean isJob, Minor minor) {
        COUNTS.forEach(count -> spec.at(count).within(0, Integer.MAX_VALUE));
        PodSpecCheck.template(spec.at("template"), minor);
        restartPolicy(spec.at("template", "spec", "restartPolicy"));
        spec.at("managedBy").must(MANAGER);
        indexed(spec, isJob);
        PodFailurePolicyCheck.check(spec);
        SuccessPolicyCheck.check(spec);
        Place replacement = spec.at("podReplacementPolicy");
        if (spec.at("podFailurePolicy").isThere() && replacement.textOrEmpty().equals("TerminatingOrFailed")) {
            replacement.refuse("must be Failed with podFailurePolicy", "write Failed");
        }
    }

    private static void restartPolicy(Place policy) {
        if (!List.of("OnFailure", "Never").contains(policy.textOrEmpty())) {
            policy.refuse(
                    policy.isEmpty()
                            ? "is required in a Job, where the default Always is not allowed"
                            : "'" + policy.textOrEmpty() + "' is not for Jobs",
                    "write OnFailure or Never");
        }
    }

    private static void indexed(Place spec, boolean isJob) {
        boolean indexed = spec.at("completionMode").textOrEmpty().equals("Indexed");
        Place completions = spec.at("completions");
        Place perIndex = spec.at("backoffLimitPerIndex");
        Place mostFailed = spec.at("maxFailedIndexes");
        if (indexed) {
            // Without both in a Job, there is one completion and one pod at a time.
            boolean defaulted = isJob && !spec.at("parallelism").isThere();
            if (!completions.isThere() && !defaulted) {
                completions.refuse("is required with completionMode Indexed", "say how many there are");
            }
            spec.at("parallelism").within(0, MOST_PARALLEL);
        } else {
            perIndex.forbid("needs completionMode: Indexed", "remove it, or set completionMode: Indexed");
        }
        if (!perIndex.isThere()) {
            mostFailed.forbid("needs backoffLimitPerIndex", "remove it, or add backoffLimitPerIndex");
        }
        Optional<Long> all = completions.integer();
        mostFailed
                .integer()
                .filter(failed -> failed > all.orElse(Long.MAX_VALUE))
                .ifPresent(failed ->
                        mostFailed.refuse(failed + " is more than completions, " + all.orElse(0L), "lower it"));
        many(spec, all.orElse(0L));
    }

    /** Limits on Jobs with very many completions. */
    private static void many(Place spec, long completions) {
        boolean perIndex = spec.at("backoffLimitPerIndex").isThere();
        if (!perIndex || completions <= MOST_PARALLEL) {
            return;
        }
        Place failed = spec.at("maxFailedIndexes");
        if (!failed.isThere()) {
            failed.refuse("is required with more than " + MOST_PARALLEL + " completions", "write 10000 or less");
        } else {
            failed.within(0, 10_000);
        }
        spec.at("parallelism").within(0, 10_000);
    }
}
