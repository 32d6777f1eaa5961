package io.chartwright;

import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.Targets;
import io.chartwright.publish.store.Store;
import io.chartwright.supplychain.ReceivedPackage;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches a package from where a user says it is. */
final class PackageSource {
    private static final Pattern CHART = Pattern.compile("(oci://.+)/([^/:@]+)[:@]((?:sha256:)?[^/:@]+)");

    private PackageSource() {}

    /**
     * Returns the package with what lies beside it.
     *
     * @param subject its path or address
     * @param path where it is, when it is a path
     * @throws UnknownNameException when there is no such package
     */
    static ReceivedPackage receive(String subject, Path path, Targets targets) {
        Matcher chart = CHART.matcher(subject);
        if (chart.matches()) {
            String name = chart.group(2);
            String reference = chart.group(3);
            return ReceivedPackage.of(
                    withoutSecrets(subject), targets.registry(chart.group(1)).pull(name, reference));
        }
        if (subject.startsWith(Targets.OCI)) {
            throw new UnknownNameException("'" + withoutSecrets(subject)
                    + "' names no version: write oci://HOST/PATH/CHART:VERSION or …/CHART@sha256:DIGEST");
        }
        if (subject.contains("://")) {
            int slash = subject.lastIndexOf('/');
            try (Store store = targets.store(subject.substring(0, slash))) {
                return ReceivedPackage.in(store, withoutSecrets(subject), subject.substring(slash + 1));
            }
        }
        Path file = path.toAbsolutePath().normalize();
        try (Store store = targets.store(String.valueOf(file.getParent()))) {
            return ReceivedPackage.in(store, subject, String.valueOf(file.getFileName()));
        }
    }

    /** Returns an address without who logs in and without a query, which could be a token. */
    private static String withoutSecrets(String address) {
        return address.replaceFirst("://[^/@]*@", "://***@").replaceFirst("\\?.*", "");
    }
}
