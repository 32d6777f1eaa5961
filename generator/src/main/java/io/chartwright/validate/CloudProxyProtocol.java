package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.Role;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** NGINX expects the PROXY protocol when the load balancer before it speaks it. */
final class CloudProxyProtocol implements CloudCheck {
    private static final Pattern ON = Pattern.compile(
            "\\*|true|v1|v2|.*proxy_protocol_v2\\.enabled\\s*=\\s*true.*|[0-9a-z][-0-9a-z]*(\\s*,\\s*[0-9a-z][-0-9a-z]*)*");

    private static final Pattern OFF = Pattern.compile("false|none|");
    private static final Pattern LISTEN = Pattern.compile("(?m)^\\s*listen\\s+[^;]+;");

    private final Catalogue catalogue;

    CloudProxyProtocol(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        SelectedPods pods = new SelectedPods(objects);
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            for (Entry entry : object.annotations()) {
                if (isOn(entry) && pods.of(object).stream().anyMatch(pod -> isDeaf(pod, objects))) {
                    findings.add(Finding.error(
                                    "cloud/missing-partner",
                                    entry.location(),
                                    object + " turns on the PROXY protocol with '" + entry.key()
                                            + "', but the NGINX behind it does not listen for it",
                                    "write 'listen ... proxy_protocol', or remove the annotation")
                            .because("every request would fail"));
                }
            }
        }
        return findings;
    }

    private boolean isOn(Entry entry) {
        String value = CloudObject.value(entry).strip();
        return catalogue.find(entry.key()).stream().anyMatch(known -> known.role() == Role.PROXY_PROTOCOL)
                && ON.matcher(value).matches()
                && !OFF.matcher(value).matches();
    }

    /** Returns whether the pod mounts an NGINX configuration that listens, and never for the PROXY protocol. */
    private static boolean isDeaf(CloudObject pod, List<CloudObject> objects) {
        Set<String> mounted = new TreeSet<>(pod.field(List.of("spec", "volumes", "configMap", "name")));
        mounted.addAll(pod.field(List.of("spec", "volumes", "projected", "sources", "configMap", "name")));
        List<String> texts = objects.stream()
                .filter(object -> object.kind().equals("ConfigMap")
                        && mounted.contains(object.object().name().orElse("")))
                .flatMap(CloudProxyProtocol::texts)
                .toList();
        return texts.stream().anyMatch(text -> LISTEN.matcher(text).find())
                && texts.stream().noneMatch(text -> text.contains("proxy_protocol"));
    }

    private static Stream<String> texts(CloudObject map) {
        return map.tree().mapping("data").stream()
                .flatMap(data -> data.entries().values().stream())
                .map(CloudObject::value);
    }
}
