package io.chartwright.validate;

import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A profile uses no annotation, class or label that only another cloud reads. */
final class CloudAnnotations implements ChartRule {
    private static final Map<String, String> CLOUD_OF_PREFIX = Map.ofEntries(
            Map.entry("alb.ingress.kubernetes.io/", "aws"),
            Map.entry("eks.amazonaws.com/", "aws"),
            Map.entry("service.beta.kubernetes.io/aws-", "aws"),
            Map.entry("service.k8s.aws/", "aws"),
            Map.entry("appgw.ingress.kubernetes.io/", "azure"),
            Map.entry("azure.workload.identity/", "azure"),
            Map.entry("kubernetes.azure.com/", "azure"),
            Map.entry("service.beta.kubernetes.io/azure-", "azure"),
            Map.entry("beta.cloud.google.com/", "gcp"),
            Map.entry("cloud.google.com/", "gcp"),
            Map.entry("iam.gke.io/", "gcp"),
            Map.entry("networking.gke.io/", "gcp"),
            Map.entry("haproxy.router.openshift.io/", "openshift"),
            Map.entry("openshift.io/", "openshift"),
            Map.entry("route.openshift.io/", "openshift"),
            Map.entry("security.openshift.io/", "openshift"));

    @Override
    public List<Finding> check(Chart chart) {
        List<Finding> findings = new ArrayList<>();
        for (Overlay overlay : chart.overlays()) {
            // A chart that nobody made for a cloud may be used on each.
            if (!overlay.cloud().isEmpty()) {
                walk(overlay.testValues(), overlay, findings);
            }
        }
        return findings.stream().distinct().toList();
    }

    private static void walk(Node node, Overlay overlay, List<Finding> findings) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                report(entry.key(), entry.location(), overlay, findings);
                walk(entry.node(), overlay, findings);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, overlay, findings));
        } else if (node instanceof Scalar scalar && scalar.isText()) {
            report(scalar.text(), scalar.location(), overlay, findings);
        }
    }

    private static void report(String text, Location at, Overlay overlay, List<Finding> findings) {
        Optional<String> owner = CLOUD_OF_PREFIX.keySet().stream()
                .filter(text::startsWith)
                .findFirst()
                .map(CLOUD_OF_PREFIX::get);
        if (owner.isPresent() && !owner.get().equals(overlay.cloud())) {
            findings.add(Finding.error(
                    "cloud/foreign",
                    at,
                    "'" + text + "' is read by " + owner.get() + " only, but profile '" + overlay.profile()
                            + "' is for " + overlay.cloud(),
                    "remove it, or move it to a profile of that cloud"));
        }
    }
}
