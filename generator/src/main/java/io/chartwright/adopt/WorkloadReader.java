package io.chartwright.adopt;

import io.chartwright.model.Fate;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The Deployment of a tier, as values: what the table of fields does not do. */
final class WorkloadReader {
    private static final String POD = "spec template spec";
    private static final Set<String> PLAYER_VOLUMES = Set.of("config", "tmp", "cache", "page", "tls", "origin-ca");
    private static final String NO_ROOT = "The chart's NGINX runs without root (nginx-unprivileged). Where nodes cannot"
            + " reach its registry, copy it and set player.image.";

    private final Tier tier;
    private final InputObject deployment;
    private final Ledger ledger;
    private final Map<FieldPath, Node> leaves;

    WorkloadReader(Tier tier, Ledger ledger) {
        this.tier = tier;
        this.deployment = tier.deployment();
        this.ledger = ledger;
        this.leaves = FieldPath.leaves(deployment.tree());
    }

    /**
     * Reads the Deployment.
     *
     * @param labels the labels by which the chart selects the tier's pods
     * @param taken the volumes that a reader has seen to already
     */
    void read(FieldTable table, Mapping labels, Set<String> taken) {
        image();
        labels();
        grace();
        scheduling(labels);
        ofTheRuntimeAlone();
        beside("initContainers", "extraInitContainers");
        beside("containers", "extraContainers");
        pullSecrets();
        volumes(taken);
        if (!deployment.text(POD + " serviceAccountName").matches("|default")) {
            put(List.of("serviceAccount", "create"), ValuesDraft.scalar(false));
        }
        new TableReader(table, ledger, tier).read(deployment);
    }

    private void image() {
        FieldPath path = tier.field(FieldPath.of("image"));
        Node node = leaves.getOrDefault(path, ValuesDraft.text(""));
        ImageName image = ImageName.parse(Ledger.text(node));
        boolean isOther = tier.name().equals(Tier.PLAYER) && !image.repository().contains("unprivileged");
        if (isOther) {
            ledger.compare(deployment, path, node, expected(path, Ledger.text(node)), NO_ROOT);
            return;
        }
        for (Map.Entry<String, String> part : image.parts().entrySet()) {
            put(List.of("image", part.getKey()), ValuesDraft.text(part.getValue()));
        }
        ledger.carry(deployment, path, node, keys("image", "repository"),
                ValuesDraft.text(image.repository()), expected(path, image.toString()));
        FieldPath policy = tier.field(FieldPath.of("imagePullPolicy"));
        String usual = image.isLatest() ? "Always" : "IfNotPresent";
        String chosen = leaves.containsKey(policy) ? Ledger.text(leaves.get(policy)) : usual;
        put(List.of("image", "pullPolicy"), ValuesDraft.text(chosen));
        Optional.ofNullable(leaves.get(policy)).ifPresent(written -> ledger.carry(
                deployment, policy, written, keys("image", "pullPolicy"), written, expected(policy, chosen)));
    }

    /** Labels of the old selector must not go along: the old Services would find the new pods. */
    private void labels() {
        FieldPath at = FieldPath.of("spec template metadata labels");
        tier.selector().keySet().forEach(key -> leaf(at.then(key)).ifPresent(node -> ledger.decide(
                deployment, at.then(key), node, Fate.DROPPED, "",
                "The old selector's label: with it, old Services would send requests to the new pods at the wrong time.")));
    }

    /** The chart waits before a pod stops, so a shorter time than that makes no sense. */
    private void grace() {
        FieldPath path = FieldPath.of(POD + " terminationGracePeriodSeconds");
        leaf(path).ifPresent(node -> {
            String wait = ledger.values().effective(tier.name() + ".preStopSleepSeconds");
            String seconds = Ledger.text(node);
            boolean isChoice = seconds.matches("\\d{1,6}") && !seconds.equals("30");
            if (isChoice && wait.matches("\\d+") && Integer.parseInt(seconds) > Integer.parseInt(wait)) {
                ledger.carry(deployment, path, node, keys("terminationGracePeriodSeconds"), node, expected(path, seconds));
            } else {
                ledger.compare(deployment, path, node, expected(path, seconds),
                        "Longer: a stopping pod first waits until the load balancer knows, then finishes its requests.");
            }
        });
    }

    /** Rules that name the old pods' labels are made to name the new ones. */
    private void scheduling(Mapping labels) {
        Reselection reselection = new Reselection(tier.selector(), labels);
        FieldPath affinity = FieldPath.of(POD + " affinity");
        affinity.in(deployment.tree()).ifPresent(rules -> {
            put(List.of("affinity"), reselection.in(rules));
            below(affinity, (path, node) -> {
                if (reselection.isOf(path, rules)) {
                    ledger.decide(deployment, path, node, Fate.CHANGED, tier.name() + ".affinity",
                            "It means the tier's own pods, by the chart's labels.");
                } else {
                    ledger.compareText(deployment, path.toString(), node.location(), keys("affinity"),
                            expected(path, Ledger.text(node)));
                }
            });
        });
        FieldPath spread = FieldPath.of(POD + " topologySpreadConstraints");
        spread.in(deployment.tree()).filter(Sequence.class::isInstance).ifPresent(rules -> {
            put(List.of("topologySpreadConstraints"), Reselection.withoutSelectors(rules));
            below(spread, (path, node) -> ledger.compare(deployment, path, node, expected(path, Ledger.text(node)),
                    path.steps().contains("labelSelector") ? "The chart fills in its own labels." : ""));
        });
    }

    private void below(FieldPath at, BiConsumer<FieldPath, Node> each) {
        leaves.forEach((path, node) -> {
            if (path.isBelow(at)) {
                each.accept(path, node);
            }
        });
    }

    private void ofTheRuntimeAlone() {
        if (tier.name().equals(Tier.PLAYER)) {
            for (String field : List.of("command", "args")) {
                leaves.forEach((path, node) -> {
                    if (path.isBelow(tier.field(FieldPath.of(field)))) {
                        ledger.decide(deployment, path, node, Fate.CHANGED, "", "The chart starts NGINX itself.");
                    }
                });
            }
        }
    }

    /** The chart wants the names alone. */
    private void pullSecrets() {
        List<Node> names = tier.podItems("imagePullSecrets").stream()
                .map(item -> ValuesDraft.text(name(item)))
                .toList();
        if (!names.isEmpty()) {
            List<String> keys = List.of("imagePullSecrets");
            ledger.values().put(keys, new Sequence(names, deployment.location()), Ledger.source(deployment));
            below(FieldPath.of(POD + " imagePullSecrets"), (path, node) -> ledger.compareText(
                    deployment, path.toString(), node.location(), keys, expected(path, Ledger.text(node))));
        }
    }

    /** Containers beside the tier's own, word for word; a secret text in them must go first. */
    private void beside(String list, String value) {
        List<Node> others = tier.podItems(list).stream()
                .filter(item -> !name(item).equals(tier.container()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        boolean isSecret = others.stream().anyMatch(Secrecy::holdsSecret);
        if (!isSecret) {
            put(List.of(value), new Sequence(others, deployment.location()));
        }
        for (Node other : others) {
            FieldPath at = FieldPath.of(POD + " " + list).then("[" + name(other) + "]");
            leaves.forEach((path, node) -> {
                if (path.isBelow(at)) {
                    decideBeside(path, node, isSecret, value);
                }
            });
        }
    }

    private void decideBeside(FieldPath path, Node node, boolean isSecret, String value) {
        if (isSecret) {
            ledger.decide(deployment, path, node, Fate.REFUSED, "",
                    "The containers hold what looks like a secret: read it from a Secret (secretKeyRef) and import again.");
        } else {
            ledger.compareText(deployment, path.toString(), node.location(), keys(value), expected(path, Ledger.text(node)));
        }
    }

    /** Volumes and mounts that nobody has seen to, word for word. */
    private void volumes(Set<String> taken) {
        List<Node> extra = new ArrayList<>();
        for (Node volume : tier.podItems("volumes")) {
            FieldPath at = FieldPath.of(POD + " volumes").then("[" + name(volume) + "]");
            if (taken.contains(name(volume))) {
                continue;
            }
            boolean isClash = tier.name().equals(Tier.PLAYER) && PLAYER_VOLUMES.contains(name(volume));
            if (!isClash) {
                extra.add(volume);
            }
            leaves.forEach((path, node) -> {
                if (path.isBelow(at) && isClash) {
                    ledger.decide(deployment, path, node, Fate.REFUSED, "",
                            "The chart has a volume of this name: give it another one and import again.");
                } else if (path.isBelow(at)) {
                    ledger.compareText(deployment, path.toString(), node.location(), keys("extraVolumes"), expected(path, Ledger.text(node)));
                }
            });
        }
        mounts(extra.stream().map(WorkloadReader::name).toList(), taken);
        if (!extra.isEmpty()) {
            put(List.of("extraVolumes"), new Sequence(extra, deployment.location()));
        }
    }

    private void mounts(List<String> extra, Set<String> taken) {
        List<Node> all = tier.own().items("volumeMounts");
        List<Node> kept = all.stream().filter(mount -> extra.contains(name(mount))).toList();
        for (int i = 0; i < all.size(); i++) {
            FieldPath at = tier.field(FieldPath.of("volumeMounts").then("[" + i + "]"));
            String volume = name(all.get(i));
            leaves.forEach((path, node) -> {
                if (path.isBelow(at) && extra.contains(volume)) {
                    ledger.decide(deployment, path, node, Fate.CARRIED, tier.name() + ".extraVolumeMounts", "");
                } else if (path.isBelow(at) && taken.contains(volume)) {
                    ledger.decide(deployment, path, node, Fate.CHANGED, "",
                            "The chart mounts what it makes of it in a folder of its own.");
                }
            });
        }
        if (!kept.isEmpty()) {
            put(List.of("extraVolumeMounts"), new Sequence(kept, deployment.location()));
        }
    }

    private Optional<Node> leaf(FieldPath path) {
        return Optional.ofNullable(leaves.get(path));
    }

    private void put(List<String> keys, Node value) {
        ledger.values().put(keys(keys.toArray(String[]::new)), value, Ledger.source(deployment));
    }

    private List<String> keys(String... keys) {
        List<String> all = new ArrayList<>(List.of(tier.name()));
        all.addAll(List.of(keys));
        return all;
    }

    private Expected expected(FieldPath path, String text) {
        return new Expected("Deployment", tier.name(), tier.general(path), text);
    }

    private static String name(Node item) {
        return item instanceof Mapping mapping ? mapping.text("name").orElse("") : "";
    }
}
