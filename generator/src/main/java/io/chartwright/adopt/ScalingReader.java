package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many pods run, and who decides it, as values. */
final class ScalingReader {
    private static final FieldPath REPLICAS = FieldPath.of("spec replicas");
    private static final String OF_CONTAINER =
            "Measured of the tier's container alone, so that one beside it does not distort it.";

    /** What Kubernetes scales by when nothing is chosen, in percent of the requested CPU. */
    private static final long KUBERNETES_TARGET = 80;

    private final Tier tier;
    private final Ledger ledger;

    ScalingReader(Tier tier, Ledger ledger) {
        this.tier = tier;
        this.ledger = ledger;
    }

    /** Reads the number of replicas, the autoscaler and the disruption budget. */
    void read(FieldTable table) {
        replicas();
        tier.autoscaler().ifPresent(autoscaler -> {
            put(autoscaler, "autoscaling.enabled", ValuesDraft.scalar(true));
            metrics(autoscaler);
            new TableReader(table, ledger, tier).read(autoscaler);
        });
        tier.budget().ifPresent(budget -> {
            put(budget, "podDisruptionBudget.enabled", ValuesDraft.scalar(true));
            new TableReader(table, ledger, tier).read(budget);
        });
    }

    private void replicas() {
        InputObject deployment = tier.deployment();
        Optional<Node> written = REPLICAS.in(deployment.tree());
        BigInteger count = written.map(Ledger::text)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(BigInteger::new)
                .orElse(BigInteger.ONE);
        if (tier.autoscaler().isPresent()) {
            written.ifPresent(
                    node -> ledger.compare(deployment, REPLICAS, node, expected(node), "The autoscaler sets it."));
        } else if (isScaled() && count.signum() > 0) {
            put(deployment, "autoscaling.minReplicas", ValuesDraft.scalar(count));
            if (count.compareTo(new BigInteger(ledger.values().effective(key("autoscaling.maxReplicas")))) > 0) {
                put(deployment, "autoscaling.maxReplicas", ValuesDraft.scalar(count));
            }
            String value = key("autoscaling.minReplicas");
            String reason = "The overlay's autoscaler keeps at least as many.";
            written.ifPresent(node -> ledger.decide(deployment, REPLICAS, node, Fate.CHANGED, value, reason));
        } else {
            put(deployment, "autoscaling.enabled", ValuesDraft.scalar(false));
            put(deployment, "replicas", ValuesDraft.scalar(count));
            written.ifPresent(
                    node -> fixed(node, count.signum() == 0 && tier.name().equals(Tier.RUNTIME)));
        }
    }

    private void fixed(Node number, boolean isServiceAlone) {
        InputObject deployment = tier.deployment();
        String value = key("replicas");
        if (isServiceAlone) {
            String reason = "No pods run, so only the Service is made.";
            ledger.decide(deployment, REPLICAS, number, Fate.CARRIED, value, reason);
        } else {
            ledger.compareText(
                    deployment, REPLICAS.toString(), number.location(), ValuesDraft.keys(value), expected(number));
        }
    }

    private boolean isScaled() {
        return ledger.values().effective(key("autoscaling.enabled")).equals("true");
    }

    /** CPU and memory in percent are values of their own; other metrics go along word for word. */
    private void metrics(InputObject autoscaler) {
        put(autoscaler, "autoscaling.targetCpu", ValuesDraft.scalar(BigInteger.ZERO));
        put(autoscaler, "autoscaling.targetMemory", ValuesDraft.scalar(BigInteger.ZERO));
        FieldPath old = FieldPath.of("spec targetCPUUtilizationPercentage");
        old.in(autoscaler.tree()).ifPresent(node -> {
            put(autoscaler, "autoscaling.targetCpu", node);
            ledger.decide(autoscaler, old, node, Fate.CHANGED, key("autoscaling.targetCpu"), OF_CONTAINER);
        });
        List<Node> metrics = autoscaler.mapping("spec").items("metrics");
        List<Node> others = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i) instanceof Mapping metric) {
                metric(autoscaler, metric, FieldPath.of("spec metrics").then("[" + i + "]"), others);
            }
        }
        if (metrics.isEmpty() && old.in(autoscaler.tree()).isEmpty()) {
            put(autoscaler, "autoscaling.targetCpu", ValuesDraft.scalar(BigInteger.valueOf(KUBERNETES_TARGET)));
        }
        if (!others.isEmpty()) {
            put(autoscaler, "autoscaling.metrics", new Sequence(others, autoscaler.location()));
        }
    }

    private void metric(InputObject autoscaler, Mapping metric, FieldPath at, List<Node> others) {
        Mapping nothing = Mapping.empty(Location.of(""));
        Mapping resource = metric.mapping("resource")
                .or(() -> metric.mapping("containerResource"))
                .orElse(nothing);
        Optional<Node> percent = resource.mapping("target").flatMap(target -> target.get("averageUtilization"));
        String name = resource.text("name").orElse("");
        boolean isKnown = percent.isPresent() && (name.equals("cpu") || name.equals("memory"));
        String value = isKnown ? "autoscaling.target" + (name.equals("cpu") ? "Cpu" : "Memory") : "autoscaling.metrics";
        if (isKnown) {
            put(autoscaler, value, percent.orElseThrow());
        } else {
            others.add(metric);
        }
        FieldPath.leaves(metric)
                .forEach((path, node) -> ledger.decide(
                        autoscaler,
                        at.with(path.steps()),
                        node,
                        isKnown ? Fate.CHANGED : Fate.CARRIED,
                        key(value),
                        isKnown ? OF_CONTAINER : ""));
    }

    private void put(InputObject source, String value, Node node) {
        ledger.values().put(ValuesDraft.keys(key(value)), node, Ledger.source(source));
    }

    private String key(String value) {
        return tier.name() + "." + value;
    }

    private Expected expected(Node number) {
        return new Expected("Deployment", tier.name(), REPLICAS, Ledger.text(number));
    }
}
