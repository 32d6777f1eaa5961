package io.chartwright.adopt;

import io.chartwright.adopt.Ledger.NeededSecret;
import io.chartwright.model.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The move from the manifests to the release without downtime: beside, switch, drain, delete. */
final class MovePlan {
    private static final String OWN_ADDRESS =
            ".*\\.(elb\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?|cloudapp\\.azure\\.com)|[0-9.]+|localhost|";

    private final Release release;
    private final String namespace;
    private final List<Tier> tiers;
    private final String values;
    private final Optional<String> overlay;
    private final Set<String> tlsInPod;
    private final List<InputObject> configMaps;

    /**
     * Creates a plan.
     *
     * @param values the values file that was written, or is to be written
     * @param overlay the values file of the overlay, if there is one
     * @param tlsInPod the tiers whose pods end TLS
     * @param configMaps the ConfigMaps that nobody but the old pods reads
     */
    MovePlan(
            Release release,
            String namespace,
            List<Tier> tiers,
            String values,
            Optional<String> overlay,
            Set<String> tlsInPod,
            List<InputObject> configMaps) {
        this.release = release;
        this.namespace = namespace;
        this.tiers = tiers;
        this.values = values;
        this.overlay = overlay;
        this.tlsInPod = Set.copyOf(tlsInPod);
        this.configMaps = List.copyOf(configMaps);
    }

    /**
     * Returns the steps in order.
     *
     * @param baseUrl the address by which browsers reach the runtime
     */
    List<PlanStep> steps(Set<NeededSecret> secrets, String baseUrl) {
        String host = baseUrl.replaceFirst("^https?://", "").replaceFirst("[:/].*", "");
        boolean hasOwnName = !host.matches(OWN_ADDRESS);
        List<PlanStep> steps = new ArrayList<>();
        steps.add(prepare(secrets));
        steps.add(install());
        steps.add(new PlanStep(
                "Try it",
                List.of(
                        "Nothing reaches the new pods from outside yet.",
                        "An autoscaler adds pods within a minute: go on when as many are ready as there were."),
                List.of(
                        "helm test " + release.name() + " --namespace " + namespace,
                        "kubectl get \"pods,services\" -n " + namespace)));
        steps.add(hasOwnName ? switchNames(host) : switchServices());
        steps.add(drain());
        steps.add(delete(hasOwnName));
        if (!hasOwnName) {
            steps.add(addresses());
        }
        return steps;
    }

    private PlanStep prepare(Set<NeededSecret> secrets) {
        List<String> notes = new ArrayList<>();
        List<String> commands = new ArrayList<>(List.of("kubectl config current-context"));
        Map<String, List<NeededSecret>> byName = secrets.stream()
                .collect(Collectors.groupingBy(NeededSecret::name, LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, keys) -> {
            String listed = keys.stream().map(NeededSecret::key).distinct().collect(Collectors.joining(", "));
            if (keys.stream().allMatch(key -> key.origin().isEmpty())) {
                notes.add("Secret " + name + " must be in namespace " + namespace + " with the key " + listed
                        + "; in another namespace the pods cannot read it.");
                commands.add("kubectl describe secret " + name + " -n " + namespace);
            } else {
                keys.forEach(key -> notes.add("TEXT of " + key.key() + " is what stands in " + key.origin() + "."));
                commands.add("kubectl create secret generic " + name + " -n " + namespace
                        + keys.stream()
                                .map(key -> " '--from-literal=" + key.key() + "=TEXT'")
                                .distinct()
                                .collect(Collectors.joining()));
            }
        });
        return new PlanStep("Look at where you are, and at the Secrets", notes, commands);
    }

    private PlanStep install() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Old and new pods use the database together until the old ones are gone: it needs connections for both.");
        if (tiers.stream().anyMatch(tier -> tier.name().equals(Tier.RUNTIME))) {
            notes.add(
                    "An installation token works once and for 24 hours. If new pods ask for another one, make a New Local"
                            + " Runtime Connection and put its token into the Secret.");
        }
        if (tiers.stream().anyMatch(tier -> tier.ingress().isPresent())) {
            notes.add("Some controllers refuse a second Ingress for the same host and path: then install with"
                    + " --set player.ingress.enabled=false,runtime.ingress.enabled=false and, after the old Ingress is"
                    + " deleted, upgrade without it.");
        }
        return new PlanStep("Install the release beside what runs", notes, List.of(helm("install")));
    }

    private String helm(String verb) {
        return "helm " + verb + " " + release.name() + " charts/boomi-flow --namespace " + namespace
                + overlay.map(file -> " -f charts/boomi-flow/" + file).orElse("") + " -f " + values
                + " --wait --timeout 15m";
    }

    private PlanStep switchNames(String host) {
        List<String> commands = tiers.stream().map(this::address).toList();
        return new PlanStep(
                "Switch the names",
                List.of(
                        "Point the DNS record of " + host
                                + ", and that of the player, to these addresses; where an Ingress or"
                                + " something else leads to the Services, point that to them.",
                        "Lower the records' time to live a day before. Callers move within it, and old and new serve side by side."),
                commands);
    }

    private PlanStep switchServices() {
        List<String> notes = new ArrayList<>();
        notes.add("Browsers know the old load balancer's own address, so it stays for now and leads to the new pods.");
        List<String> commands = new ArrayList<>();
        for (Tier tier : tiers) {
            tier.service().ifPresent(service -> {
                ServiceSwitch patch = new ServiceSwitch(service, release.selector(tier.name()), port(tier));
                patch.back(namespace).forEach(command -> notes.add("Back again: " + command));
                commands.addAll(patch.commands(namespace));
            });
        }
        return new PlanStep("Switch the old Services to the new pods", notes, commands);
    }

    private String port(Tier tier) {
        return tlsInPod.contains(tier.name()) ? "8443" : tier.name().equals(Tier.PLAYER) ? "8080" : "80";
    }

    private PlanStep drain() {
        return new PlanStep(
                "Drain",
                List.of(
                        "Wait until connections to the old pods have ended: five minutes are enough for most load balancers.",
                        "The old pods then log no requests any more."),
                tiers.stream()
                        .map(tier -> "kubectl logs deployment/"
                                + tier.deployment().name() + " -n " + namespace + " --since=1m")
                        .toList());
    }

    private PlanStep delete(boolean withServices) {
        List<String> commands = new ArrayList<>();
        for (Tier tier : tiers) {
            Stream.of(tier.autoscaler(), tier.budget())
                    .flatMap(Optional::stream)
                    .map(this::delete)
                    .forEach(commands::add);
            commands.add(delete(tier.deployment()));
            if (withServices) {
                tier.ingress().map(this::delete).ifPresent(commands::add);
                tier.service().map(this::delete).ifPresent(commands::add);
            }
        }
        configMaps.forEach(map -> commands.add(delete(map)));
        return new PlanStep(
                "Delete the old objects",
                List.of(
                        "Until here the old pods can take over again: switch back, then helm uninstall "
                                + release.name() + " --namespace " + namespace + ".",
                        "Namespace and Secrets stay: the release uses them."),
                commands.stream().distinct().toList());
    }

    private PlanStep addresses() {
        List<String> commands = new ArrayList<>();
        tiers.forEach(tier -> commands.add(address(tier)));
        commands.add(helm("upgrade"));
        tiers.forEach(tier -> Stream.of(tier.ingress(), tier.service())
                .flatMap(Optional::stream)
                .map(this::delete)
                .forEach(commands::add));
        boolean hasRuntime = tiers.stream().anyMatch(tier -> tier.name().equals(Tier.RUNTIME));
        String move = hasRuntime
                ? "Set runtime.baseUrl in " + values
                        + " to the new address, best a name of your own, and platform.uri in the"
                        + " player page to the same; upgrade."
                : "Lead callers to the new address, best a name of your own.";
        return new PlanStep(
                "Move the address, then delete the old Services",
                List.of(move, "Delete the old Services when nobody calls their addresses any more."),
                commands.stream().distinct().toList());
    }

    private String delete(InputObject object) {
        return "kubectl delete " + object.kind().toLowerCase(java.util.Locale.ROOT) + " " + object.name() + " -n "
                + namespace;
    }

    private String address(Tier tier) {
        return "kubectl get " + (tier.ingress().isPresent() ? "ingress " : "service ") + fullname(tier) + " -n "
                + namespace + " -o 'jsonpath={.status.loadBalancer.ingress[0]}'";
    }

    private String fullname(Tier tier) {
        return release.fullname() + "-" + tier.name();
    }
}
