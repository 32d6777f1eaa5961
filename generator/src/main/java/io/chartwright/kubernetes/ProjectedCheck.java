package io.chartwright.kubernetes;

import java.util.List;

/** Volumes that put files from several objects into one folder. */
final class ProjectedCheck {
    private static final List<String> KINDS = List.of("secret", "configMap", "downwardAPI", "serviceAccountToken");
    private static final List<String> KEY_TYPES =
            List.of("RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
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
                certificate(source.at("podCertificate"));
            }
        }
    }

    private static void bundle(Place bundle) {
        if (bundle.isThere()) {
            OneOf.exactly(bundle, List.of("name", "signerName"));
            LocalVolumesCheck.path(bundle.at("path"));
        }
    }

    private static void certificate(Place certificate) {
        if (!certificate.isThere()) {
            return;
        }
        certificate.at("signerName").require("name the signer");
        certificate.at("keyType").require("write one of " + String.join(", ", KEY_TYPES));
        PodNamesCheck.unlessEmpty(certificate.at("credentialBundlePath"), PathForms.FILE_IN_VOLUME);
        PodNamesCheck.unlessEmpty(certificate.at("keyPath"), PathForms.FILE_IN_VOLUME);
        PodNamesCheck.unlessEmpty(certificate.at("certificateChainPath"), PathForms.FILE_IN_VOLUME);
        if (!certificate.at("keyType").isEmpty()) {
            certificate.at("keyType").oneOf(KEY_TYPES);
        }
    }

    private static void token(Place token) {
        if (token.isThere()) {
            token.at("expirationSeconds").within(LEAST_SECONDS, MOST_SECONDS);
            LocalVolumesCheck.path(token.at("path"));
        }
    }
}
