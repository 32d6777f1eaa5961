package io.chartwright.adopt;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Finds the tiers among the objects, by what their containers run and read rather than by names. */
final class Landscape {
    private static final Set<String> RUNTIME_SETTINGS =
            Set.of("DATABASE_CONNECTION_STRING", "INSTALLATION_TOKEN", "BASE_URL");

    private final List<InputObject> objects;
    private final List<Finding> findings = new ArrayList<>();

    Landscape(List<InputObject> objects) {
        this.objects = List.copyOf(objects);
    }

    /** Returns what is not clear about the tiers. */
    List<Finding> findings() {
        return findings;
    }

    List<InputObject> objects() {
        return objects;
    }

    /** Returns the objects of the kind. */
    List<InputObject> of(String kind) {
        return objects.stream().filter(each -> each.kind().equals(kind)).toList();
    }

    /** Returns the object of the kind with the name; one whose namespace is another is taken too, for want of a better. */
    Optional<InputObject> find(String kind, String name) {
        return of(kind).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Returns the tiers that there are, the runtime first. */
    List<Tier> tiers() {
        List<Tier> tiers = new ArrayList<>();
        tier(Tier.RUNTIME, (deployment, container) -> isRuntime(container)).ifPresent(tiers::add);
        tier(Tier.PLAYER, (deployment, container) -> !isRuntime(container) && isPlayer(deployment, container))
                .ifPresent(tiers::add);
        if (tiers.isEmpty() && !objects.isEmpty()) {
            report(
                    objects.get(0).location(),
                    "no Deployment here runs the Flow runtime (image boomi/flow, or its settings) or NGINX",
                    "give all manifests of the installation");
        }
        long namespaces = tiers.stream()
                .map(tier -> tier.deployment().namespace())
                .distinct()
                .count();
        if (namespaces > 1) {
            report(
                    tiers.get(1).deployment().location(),
                    "the two tiers are in different namespaces, and a release has one",
                    "import each tier on its own, or move one of them first");
        }
        return tiers;
    }

    private Optional<Tier> tier(String name, BiPredicate<InputObject, Mapping> isOwn) {
        List<Tier> found = new ArrayList<>();
        for (InputObject deployment : of("Deployment")) {
            deployment.mapping("spec template spec").items("containers").stream()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .filter(container -> isOwn.test(deployment, container))
                    .findFirst()
                    .map(container ->
                            tier(name, deployment, container.text("name").orElse("")))
                    .ifPresent(found::add);
        }
        if (found.size() > 1) {
            report(
                    found.get(1).deployment().location(),
                    "a second Deployment that looks like the " + name + " (the first is "
                            + found.get(0).deployment().title() + ")",
                    "give the manifests of one installation at a time");
        }
        return found.stream().findFirst();
    }

    private Tier tier(String name, InputObject deployment, String container) {
        Map<String, String> labels = InputObject.texts(deployment.mapping("spec template metadata labels"));
        List<InputObject> services = of("Service").stream()
                .filter(each -> selects(InputObject.texts(each.mapping("spec selector")), labels))
                .toList();
        if (services.size() > 1) {
            report(
                    services.get(1).location(),
                    "a second Service for the pods of " + deployment.title() + ", and the chart makes one",
                    "import without it, and add it to extraObjects with the chart's labels as its selector");
        }
        Optional<InputObject> service = services.stream().findFirst();
        return new Tier(
                name,
                deployment,
                container,
                service,
                of("HorizontalPodAutoscaler").stream()
                        .filter(each -> each.text("spec scaleTargetRef name").equals(deployment.name()))
                        .findFirst(),
                of("PodDisruptionBudget").stream()
                        .filter(each -> selects(InputObject.texts(each.mapping("spec selector matchLabels")), labels))
                        .findFirst(),
                of("Ingress").stream()
                        .filter(each -> service.isPresent()
                                && IngressReader.leadsTo(each, service.get().name()))
                        .findFirst());
    }

    private void report(Location at, String problem, String fix) {
        findings.add(Finding.error("import/unclear", at, problem, fix));
    }

    /** Returns whether the selector is one and finds pods with the labels. */
    static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    private static boolean isRuntime(Mapping container) {
        return container.text("image").orElse("").matches("(.*/)?boomi/flow([:@].*)?")
                || container.items("env").stream().map(Landscape::name).anyMatch(RUNTIME_SETTINGS::contains);
    }

    /** Returns whether the container is NGINX by its image's name, or is given a configuration of NGINX's. */
    private boolean isPlayer(InputObject deployment, Mapping container) {
        return container.text("image").orElse("").matches("(.*/)?[^/]*nginx[^/]*")
                || container.items("volumeMounts").stream()
                        .map(Landscape::name)
                        .anyMatch(volume -> nginxConfig(deployment, volume).isPresent());
    }

    /** Returns the ConfigMap behind the volume, if an nginx.conf that leads to an origin is in it. */
    Optional<InputObject> nginxConfig(InputObject deployment, String volume) {
        return FieldPath.of("spec template spec volumes")
                .with(List.of("[" + volume + "]", "configMap", "name"))
                .in(deployment.tree())
                .flatMap(name -> find("ConfigMap", Ledger.text(name)))
                .filter(map -> nginxKey(map).isPresent());
    }

    /** Returns the key under which an nginx.conf that leads to an origin stands. */
    static Optional<String> nginxKey(InputObject map) {
        return InputObject.texts(map.mapping("data")).entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith(".conf") && entry.getValue().contains("proxy_pass"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the objects that name the ConfigMap or Secret, whatever for. */
    List<InputObject> readersOf(String name) {
        return objects.stream()
                .filter(object -> FieldPath.leaves(object.tree()).entrySet().stream()
                        .anyMatch(leaf -> leaf.getKey()
                                        .toString()
                                        .matches(
                                                ".*(configMap|secret|configMapKeyRef|secretKeyRef|configMapRef|secretRef)\\.(name|secretName)")
                                && Ledger.text(leaf.getValue()).equals(name)))
                .toList();
    }

    private static String name(Node item) {
        return item instanceof Mapping mapping ? mapping.text("name").orElse("") : "";
    }
}
