package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.Role;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.nginx.NginxConfig;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** NGINX expects the PROXY protocol when the load balancer before it speaks it, for health checks too. */
final class CloudProxyProtocol implements CloudCheck {
    private static final Pattern ON = Pattern.compile(
            "\\*|true|v1|v2|.*proxy_protocol_v2\\.enabled\\s*=\\s*true.*|[0-9a-z][-0-9a-z]*(\\s*,\\s*[0-9a-z][-0-9a-z]*)*");

    private static final Pattern OFF = Pattern.compile("false|none|");
    private static final String EXPECTS = "proxy_protocol";

    private final Catalogue catalogue;
    private final CloudProxyHealth health = new CloudProxyHealth();

    CloudProxyProtocol(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        SelectedPods pods = new SelectedPods(objects);
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            for (Entry entry : object.annotations()) {
                if (isOn(entry)) {
                    List<List<Directive>> listeners = pods.of(object).stream()
                            .map(pod -> listeners(pod, objects))
                            .filter(ports -> !ports.isEmpty())
                            .toList();
                    if (listeners.stream().anyMatch(ports -> ports.stream().noneMatch(CloudProxyProtocol::expects))) {
                        findings.add(deaf(object, entry));
                    } else {
                        health.check(
                                        object,
                                        entry,
                                        listeners.stream().flatMap(List::stream).toList())
                                .ifPresent(findings::add);
                    }
                }
            }
        }
        return findings.stream().distinct().toList();
    }

    private static Finding deaf(CloudObject object, Entry entry) {
        return Finding.error(
                        "cloud/missing-partner",
                        entry.location(),
                        object + " turns on the PROXY protocol with '" + entry.key()
                                + "', but the NGINX behind it does not listen for it",
                        "write 'listen ... proxy_protocol', or remove the annotation")
                .because("every request would fail");
    }

    private boolean isOn(Entry entry) {
        String value = CloudObject.value(entry).strip();
        return catalogue.find(entry.key()).stream().anyMatch(known -> known.role() == Role.PROXY_PROTOCOL)
                && ON.matcher(value).matches()
                && !OFF.matcher(value).matches();
    }

    /** Returns whether the {@code listen} directive expects the PROXY protocol. */
    static boolean expects(Directive listen) {
        return listen.arguments().contains(EXPECTS);
    }

    /** Returns every {@code listen} directive of the NGINX configurations that the pod mounts. */
    private static List<Directive> listeners(CloudObject pod, List<CloudObject> objects) {
        Set<String> mounted = new TreeSet<>(pod.field(List.of("spec", "volumes", "configMap", "name")));
        mounted.addAll(pod.field(List.of("spec", "volumes", "projected", "sources", "configMap", "name")));
        return objects.stream()
                .filter(object -> object.kind().equals("ConfigMap")
                        && mounted.contains(object.object().name().orElse("")))
                .flatMap(CloudProxyProtocol::texts)
                .filter(text -> text.contains("listen"))
                .flatMap(text -> NginxConfig.parse(text).stream())
                .flatMap(CloudProxyProtocol::listeners)
                .toList();
    }

    private static Stream<Directive> listeners(Directive directive) {
        return directive.name().equals("listen")
                ? Stream.of(directive)
                : directive.block().stream().flatMap(CloudProxyProtocol::listeners);
    }

    private static Stream<String> texts(CloudObject map) {
        return map.tree().mapping("data").stream()
                .flatMap(data -> data.entries().values().stream())
                .map(CloudObject::value);
    }
}
