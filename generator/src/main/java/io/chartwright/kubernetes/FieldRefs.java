package io.chartwright.kubernetes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** References to fields of the pod and to resources of its containers, which variables and files take values from. */
final class FieldRefs {
    static final List<String> IN_ENVIRONMENT = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    static final List<String> IN_FILES =
            List.of("metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid");

    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage");

    private static final Pattern SUBSCRIPT = Pattern.compile("(.+)\\['(.*)'\\]");
    private static final BigDecimal MILLI = new BigDecimal("0.001");

    /** From 1 to 1E or 1Ei. */
    private static final int UNITS = 7;

    private FieldRefs() {}

    /** Checks a reference to a field, which must be one of the fields or a single label or annotation. */
    static void field(Place reference, List<String> fields) {
        if (!reference.isThere()) {
            return;
        }
        String version = reference.at("apiVersion").textOrEmpty();
        if (!version.isEmpty() && !version.equals("v1")) {
            reference.at("apiVersion").refuse("'" + version + "' is not v1", "write v1 or remove it");
        }
        Place path = reference.at("fieldPath");
        path.require("name the field");
        if (path.isEmpty()) {
            return;
        }
        Matcher subscript = SUBSCRIPT.matcher(path.textOrEmpty());
        if (!subscript.matches()) {
            // An old name of spec.nodeName, which the server still takes.
            boolean old = path.textOrEmpty().equals("spec.host") && fields.contains("spec.nodeName");
            if (!old) {
                path.oneOf(fields);
            }
        } else if (subscript.group(1).equals("metadata.annotations")) {
            Labels.key(path, subscript.group(2).toLowerCase(Locale.ROOT));
        } else if (subscript.group(1).equals("metadata.labels")) {
            Labels.key(path, subscript.group(2));
        } else {
            path.refuse("only labels and annotations take a name in brackets", "name a whole field");
        }
    }

    /** Checks a reference to a request or limit; a file must also say of which container. */
    static void resource(Place reference, boolean needsContainer) {
        if (!reference.isThere()) {
            return;
        }
        if (needsContainer) {
            reference.at("containerName").require("name the container");
        }
        Place resource = reference.at("resource");
        resource.require("name the resource");
        String name = resource.textOrEmpty();
        boolean pages = name.startsWith("limits.hugepages-") || name.startsWith("requests.hugepages-");
        if (!name.isEmpty() && !pages) {
            resource.oneOf(RESOURCES);
        }
        if (pages || RESOURCES.contains(name)) {
            divisor(reference.at("divisor"), name);
        }
    }

    private static void divisor(Place divisor, String resource) {
        String written = Quantities.written(divisor);
        Quantities.of(divisor)
                .filter(amount -> !isDivisor(amount.amount(), resource, written))
                .ifPresent(amount -> divisor.refuse(
                        "'" + written + "' is no divisor of " + resource,
                        resource.endsWith(".cpu") ? "use 1 or 1m" : "use 1, or a unit such as 1k, 1M, 1Ki or 1Mi"));
    }

    private static boolean isDivisor(BigDecimal value, String resource, String written) {
        if (value.signum() <= 0) {
            return value.signum() == 0;
        }
        if (resource.endsWith(".cpu")) {
            return value.compareTo(BigDecimal.ONE) == 0 || value.compareTo(MILLI) == 0;
        }
        BigDecimal step = BigDecimal.valueOf(written.endsWith("i") ? 1024 : 1000);
        return IntStream.range(0, UNITS).anyMatch(power -> value.compareTo(step.pow(power)) == 0);
    }
}
