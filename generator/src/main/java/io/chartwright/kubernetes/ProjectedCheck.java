package io.chartwright.kubernetes;

import java.util.List;

/** Volumes that put files from several objects into one folder. */
final class ProjectedCheck {
    private static final List<String> KINDS = List.of("secret", "configMap", "downwardAPI", "serviceAccountToken");
    private static final long LEAST_SECONDS = 600;
    private static final long MOST_SECONDS = 1L << 32;

    private ProjectedCheck() {}

    static void check(Place projected, PodContext pod) {
        Unique paths = new Unique();
        for (Place source : projected.at("sources").items()) {
            OneOf.atMost(source, KINDS);
            for (String kind : List.of("secret", "configMap")) {
                if (source.at(kind).isThere()) {
                    source.at(kind, "name").require("name the object");
                }
                for (Place item : source.at(kind, "items").items()) {
                    LocalVolumesCheck.item(item);
                    paths.check(item.at("path"));
                }
            }
            for (Place file : source.at("downwardAPI", "items").items()) {
                LocalVolumesCheck.file(file);
                paths.check(file.at("path"));
            }
            token(source.at("serviceAccountToken"));
            if (pod.since(37)) {
                bundle(source.at("clusterTrustBundle"));
            }
        }
    }

    private static void bundle(Place bundle) {
        if (bundle.isThere()) {
            OneOf.exactly(bundle, List.of("name", "signerName"));
            LocalVolumesCheck.path(bundle.at("path"));
        }
    }

    private static void token(Place token) {
        if (token.isThere()) {
            token.at("expirationSeconds").within(LEAST_SECONDS, MOST_SECONDS);
            LocalVolumesCheck.path(token.at("path"));
        }
    }
}
