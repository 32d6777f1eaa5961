package io.chartwright.kubernetes;

import io.chartwright.kubernetes.ApiField.Span;

/**
 * A kind of one API version.
 *
 * @param name for example {@code Deployment}
 * @param apiVersion group and version, for example {@code apps/v1}
 * @param type the name of its type in the table
 * @param span the minors that know it
 */
record ApiKind(String name, String apiVersion, String type, Span span) {

    /** Reads a line of the table: {@code Deployment apps/v1 V1Deployment [first-last]}. */
    static ApiKind parse(String line) {
        String[] words = line.split(" ", -1);
        return new ApiKind(words[0], words[1], words[2], words.length > 3 ? ApiField.span(words[3]) : Span.ALWAYS);
    }

    /** Returns whether a server serves it without being told so: neither alpha nor beta, but for two old betas. */
    boolean isOnByDefault() {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return (version.indexOf('a') < 0 && version.indexOf('b') < 0)
                || apiVersion.startsWith("flowcontrol.apiserver.k8s.io/v1beta");
    }

    /** Returns the group, empty for the core. */
    String group() {
        return groupOf(apiVersion);
    }

    /** Returns the group of an API version, empty for the core. */
    static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
