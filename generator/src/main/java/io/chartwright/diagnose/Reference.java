package io.chartwright.diagnose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Secret or ConfigMap that a pod needs.
 *
 * @param kind {@code Secret} or {@code ConfigMap}
 * @param name its name
 * @param key the key in it; empty when all of it is meant
 * @param use the environment variable or volume that it fills
 */
record Reference(String kind, String name, String key, String use) {

    /** Which value of the chart names what fills a variable or volume; {@code TIER} stands for the tier's own. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("DATABASE_PASSWORD", "database.password.existingSecret"),
            Map.entry("DATABASE_CONNECTION_STRING", "database.connectionString.existingSecret"),
            Map.entry("INSTALLATION_TOKEN", "runtime.installationToken.existingSecret"),
            Map.entry("Otlp_Headers", "runtime.otlp.headers.existingSecret"),
            Map.entry("database-ca", "database.rootCertificate.existingKIND"),
            Map.entry("origin-ca", "player.origin.ca.existingKIND"),
            Map.entry("page", "player.origin.inline.existingConfigMap"),
            Map.entry("tls", "TIER.tls.secretName"));

    /** Returns what the pod cannot start without. */
    static List<Reference> of(LiveObject pod) {
        Stream<Reference> variables = containers(pod)
                .flatMap(container -> Stream.concat(
                        container.items("env").stream().flatMap(Reference::ofVariable),
                        container.items("envFrom").stream().flatMap(Reference::ofSource)));
        Stream<Reference> volumes = pod.items("spec.volumes").stream().flatMap(Reference::ofVolume);
        return Stream.concat(variables, volumes).distinct().toList();
    }

    /** Returns {@code Kind/name} of all that the pods need. */
    static Set<String> idsOf(List<LiveObject> pods) {
        return pods.stream()
                .flatMap(pod -> of(pod).stream())
                .map(Reference::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<LiveObject> containers(LiveObject pod) {
        return Stream.concat(pod.items("spec.initContainers").stream(), pod.items("spec.containers").stream());
    }

    private static Stream<Reference> ofVariable(LiveObject variable) {
        String use = variable.text("name");
        return Stream.concat(
                one("Secret", variable.part("valueFrom.secretKeyRef"), "name", use),
                one("ConfigMap", variable.part("valueFrom.configMapKeyRef"), "name", use));
    }

    private static Stream<Reference> ofSource(LiveObject source) {
        return Stream.concat(
                one("Secret", source.part("secretRef"), "name", ""),
                one("ConfigMap", source.part("configMapRef"), "name", ""));
    }

    private static Stream<Reference> ofVolume(LiveObject volume) {
        String use = volume.text("name");
        return Stream.concat(
                one("Secret", volume.part("secret"), "secretName", use),
                one("ConfigMap", volume.part("configMap"), "name", use));
    }

    private static Stream<Reference> one(String kind, LiveObject source, String nameField, String use) {
        return source.text(nameField).isEmpty() || source.text("optional").equals("true")
                ? Stream.empty()
                : Stream.of(new Reference(kind, source.text(nameField), source.text("key"), use));
    }

    String id() {
        return kind + "/" + name;
    }

    /** Returns the value of the chart that names it, as seen from a tier's pod; {@code extraEnv} and the like else. */
    String value(String tier) {
        return VALUES.getOrDefault(use, "TIER.extraEnv, extraEnvFrom or extraVolumes")
                .replace("TIER", tier)
                .replace("KIND", kind);
    }
}
