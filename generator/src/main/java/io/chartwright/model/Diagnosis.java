package io.chartwright.model;

import java.util.List;

/**
 * What a look at a release in a cluster came to.
 *
 * @param context the name of the kubeconfig's context
 * @param kubernetes the version of the API server, such as {@code v1.36.2}
 * @param namespace where the release is
 * @param release its name
 * @param tiers how many pods each tier has
 * @param causes what is wrong, the first thing to mend first
 * @param unread what could not be read, and why
 */
public record Diagnosis(
        String context,
        String kubernetes,
        String namespace,
        String release,
        List<Tier> tiers,
        List<Cause> causes,
        List<String> unread) {

    /**
     * A part of the release.
     *
     * @param name such as {@code runtime}
     * @param ready how many of its pods take requests
     * @param wanted how many should
     */
    public record Tier(String name, int ready, int wanted) {}

    public Diagnosis {
        tiers = List.copyOf(tiers);
        causes = List.copyOf(causes);
        unread = List.copyOf(unread);
    }
}
