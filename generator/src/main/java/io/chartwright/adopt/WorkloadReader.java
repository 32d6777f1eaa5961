package io.chartwright.adopt;

import static io.chartwright.adopt.DeploymentFields.POD;

import io.chartwright.model.Fate;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Deployment of a tier, as values: what the table of fields does not do. */
final class WorkloadReader {
    private static final String NO_ROOT = "The chart's NGINX runs without root (nginx-unprivileged). Where nodes cannot"
            + " reach its registry, copy it and set player.image.";
    private static final String OLD_LABEL =
            "The old selector's label: with it, old Services would send requests to the new pods at the wrong time.";

    private final Tier tier;
    private final Ledger ledger;
    private final DeploymentFields fields;

    WorkloadReader(Tier tier, Ledger ledger) {
        this.tier = tier;
        this.ledger = ledger;
        this.fields = new DeploymentFields(tier, ledger);
    }

    /**
     * Reads the Deployment.
     *
     * @param labels the labels by which the chart selects the tier's pods
     * @param taken the volumes that a reader has seen to already
     */
    void read(FieldTable table, Mapping labels, Set<String> taken) {
        image();
        selectedLabels();
        grace();
        affinity(new Reselection(tier.selector(), labels));
        spread();
        start();
        pullSecrets();
        new BesideReader(tier, fields).read(taken);
        if (!tier.deployment().text(POD + " serviceAccountName").matches("|default")) {
            fields.put(List.of("serviceAccount", "create"), ValuesDraft.scalar(false));
        }
        new TableReader(table, ledger, tier).read(tier.deployment());
    }

    private void image() {
        FieldPath path = tier.field(FieldPath.of("image"));
        Node node = fields.leaf(path).orElse(ValuesDraft.text(""));
        ImageName image = ImageName.parse(Ledger.text(node));
        if (tier.name().equals(Tier.PLAYER) && !image.repository().contains("unprivileged")) {
            fields.compare(path, node, NO_ROOT);
            return;
        }
        image.parts().forEach((part, text) -> fields.put(List.of("image", part), ValuesDraft.text(text)));
        fields.show(path, node, fields.keys("image"), image.toString());
        FieldPath policy = tier.field(FieldPath.of("imagePullPolicy"));
        Optional<Node> chosen = fields.leaf(policy);
        fields.put(
                List.of("image", "pullPolicy"),
                chosen.orElse(ValuesDraft.text(image.isLatest() ? "Always" : "IfNotPresent")));
        chosen.ifPresent(written -> fields.carry(policy, written, List.of("image", "pullPolicy")));
    }

    /** Labels of the old selector must not go along: the old Services would find the new pods. */
    private void selectedLabels() {
        FieldPath at = FieldPath.of("spec template metadata labels");
        for (String key : tier.selector().keySet()) {
            fields.leaf(at.then(key)).ifPresent(node -> fields.decide(at.then(key), node, Fate.DROPPED, "", OLD_LABEL));
        }
    }

    /** The chart waits before a pod stops, so a shorter time than that makes no sense. */
    private void grace() {
        FieldPath path = FieldPath.of(POD + " terminationGracePeriodSeconds");
        fields.leaf(path).ifPresent(node -> {
            String wait = ledger.values().effective(tier.name() + ".preStopSleepSeconds");
            String seconds = Ledger.text(node);
            boolean isChoice = seconds.matches("\\d{1,6}") && !seconds.equals("30");
            if (isChoice && wait.matches("\\d+") && Integer.parseInt(seconds) > Integer.parseInt(wait)) {
                fields.carry(path, node, List.of("terminationGracePeriodSeconds"));
            } else {
                fields.compare(
                        path,
                        node,
                        "Longer: a stopping pod first waits until the load balancer knows, then finishes its requests.");
            }
        });
    }

    /** Rules that name the old pods' labels are made to name the new ones. */
    private void affinity(Reselection reselection) {
        FieldPath at = FieldPath.of(POD + " affinity");
        at.in(tier.deployment().tree()).ifPresent(rules -> {
            fields.put(List.of("affinity"), reselection.in(rules));
            fields.below(at, (path, node) -> {
                if (reselection.isOf(path, rules)) {
                    String value = tier.name() + ".affinity";
                    fields.decide(
                            path, node, Fate.CHANGED, value, "It means the tier's own pods, by the chart's labels.");
                } else {
                    fields.show(path, node, "affinity");
                }
            });
        });
    }

    private void spread() {
        FieldPath at = FieldPath.of(POD + " topologySpreadConstraints");
        at.in(tier.deployment().tree()).filter(Sequence.class::isInstance).ifPresent(rules -> {
            fields.put(List.of("topologySpreadConstraints"), Reselection.withoutSelectors(rules));
            fields.below(at, (path, node) -> {
                if (path.steps().contains("labelSelector")) {
                    fields.compare(path, node, "The chart fills in its own labels.");
                } else {
                    fields.show(path, node, "topologySpreadConstraints");
                }
            });
        });
    }

    /** How the player starts is the chart's business; how the runtime starts is that of its image. */
    private void start() {
        if (tier.name().equals(Tier.PLAYER)) {
            for (String field : List.of("command", "args")) {
                fields.below(
                        tier.field(FieldPath.of(field)),
                        (path, node) -> fields.decide(path, node, Fate.CHANGED, "", "The chart starts NGINX itself."));
            }
        }
    }

    /** The chart wants the names alone. */
    private void pullSecrets() {
        List<Node> names = tier.podItems("imagePullSecrets").stream()
                .map(item -> ValuesDraft.text(DeploymentFields.name(item)))
                .toList();
        if (!names.isEmpty()) {
            List<String> keys = List.of("imagePullSecrets");
            InputObject deployment = tier.deployment();
            ledger.values().put(keys, new Sequence(names, deployment.location()), Ledger.source(deployment));
            fields.below(
                    FieldPath.of(POD + " imagePullSecrets"),
                    (path, node) -> fields.show(path, node, keys, Ledger.text(node)));
        }
    }
}
