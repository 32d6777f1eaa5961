package io.chartwright.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Set<String> CPU_DIVISORS = Set.of("1", "1m");
    private static final Set<String> DIVISORS =
            Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

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
            path.oneOf(fields);
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
        Place divisor = reference.at("divisor");
        String written = Quantities.written(divisor);
        boolean unset = Quantities.of(divisor)
                .filter(amount -> amount.value().signum() != 0)
                .isEmpty();
        Set<String> allowed = name.endsWith(".cpu") ? CPU_DIVISORS : DIVISORS;
        if (!unset && (pages || RESOURCES.contains(name)) && !allowed.contains(written)) {
            divisor.refuse(
                    "'" + written + "' is no divisor of " + name,
                    "use one of " + String.join(", ", allowed.stream().sorted().toList()));
        }
    }
}
