package io.chartwright.kubernetes;

import java.util.Optional;

/** Annotations that named seccomp profiles before there were fields for them. */
final class SeccompAnnotations {
    private static final String POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String LOCALHOST = "localhost/";

    private static final Format PROFILE = new Format(
            SeccompAnnotations::isProfile,
            "a seccomp profile",
            "runtime/default, unconfined or localhost/ and a path");

    private SeccompAnnotations() {}

    static void check(PodContext pod) {
        Place annotations = pod.metadata().at("annotations");
        for (Place annotation : annotations.fields()) {
            if (annotation.key().equals(POD) || annotation.key().startsWith(CONTAINER)) {
                annotation.must(PROFILE);
            }
        }
        match(annotations.at(POD), pod.spec().at("securityContext", "seccompProfile"));
        for (Place container : pod.containers()) {
            match(
                    annotations.at(CONTAINER + container.at("name").textOrEmpty()),
                    container.at("securityContext", "seccompProfile"));
        }
    }

    private static boolean isProfile(String text) {
        return text.equals("runtime/default")
                || text.equals("docker/default")
                || text.equals("unconfined")
                || (text.startsWith(LOCALHOST)
                        && PathForms.DESCENDING.test().test(text.substring(LOCALHOST.length())));
    }

    private static void match(Place annotation, Place profile) {
        Optional<String> text = annotation.text();
        if (text.isEmpty() || !profile.isThere()) {
            return;
        }
        boolean same = switch (profile.at("type").textOrEmpty()) {
            case "Unconfined" -> text.get().equals("unconfined");
            case "RuntimeDefault" -> text.get().equals("runtime/default") || text.get().equals("docker/default");
            case "Localhost" -> text.get()
                    .equals(LOCALHOST + profile.at("localhostProfile").textOrEmpty());
            default -> true;
        };
        if (!same) {
            annotation.refuse("is not the same as " + profile.path(), "remove the annotation");
        }
    }
}
