package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields of a tier's Deployment, and what is taken down of them. */
final class DeploymentFields {
    static final String POD = "spec template spec";

    private final Tier tier;
    private final InputObject deployment;
    private final Ledger ledger;
    private final Map<FieldPath, Node> leaves;

    DeploymentFields(Tier tier, Ledger ledger) {
        this.tier = tier;
        this.deployment = tier.deployment();
        this.ledger = ledger;
        this.leaves = FieldPath.leaves(deployment.tree());
    }

    /** Returns the field, if it is there. */
    Optional<Node> leaf(FieldPath path) {
        return Optional.ofNullable(leaves.get(path));
    }

    /** Does something with every field below the path. */
    void below(FieldPath at, BiConsumer<FieldPath, Node> each) {
        leaves.forEach((path, node) -> {
            if (path.isBelow(at)) {
                each.accept(path, node);
            }
        });
    }

    /** Sets a value of the tier. */
    void put(List<String> keys, Node value) {
        ledger.values().put(keys(keys.toArray(String[]::new)), value, Ledger.source(deployment));
    }

    /** Sets a value for a field, which the rendered Deployment must then show. */
    void carry(FieldPath path, Node node, List<String> keys) {
        ledger.carry(
                deployment, path, node, keys(keys.toArray(String[]::new)), node, expected(path, Ledger.text(node)));
    }

    /** Says that the rendered Deployment must show the field, for which the value was set. */
    void show(FieldPath path, Node node, String value) {
        show(path, node, keys(value), Ledger.text(node));
    }

    /** As above, with the keys from the root and another text than the field's own. */
    void show(FieldPath path, Node node, List<String> keys, String text) {
        ledger.compareText(deployment, path.toString(), node.location(), keys, expected(path, text));
    }

    /** Compares a field with the rendered Deployment; what is other is so for the reason. */
    void compare(FieldPath path, Node node, String reason) {
        ledger.compare(deployment, path, node, expected(path, Ledger.text(node)), reason);
    }

    /** Says what becomes of a field that no rendering can show. */
    void decide(FieldPath path, Node node, Fate fate, String value, String reason) {
        ledger.decide(deployment, path, node, fate, value, reason);
    }

    /** Returns the keys of a value of the tier. */
    List<String> keys(String... keys) {
        List<String> all = new ArrayList<>(List.of(tier.name()));
        all.addAll(List.of(keys));
        return all;
    }

    private Expected expected(FieldPath path, String text) {
        return new Expected("Deployment", tier.name(), tier.general(path), text);
    }

    /** Returns the name of an item of a list; empty when it has none. */
    static String name(Node item) {
        return item instanceof Mapping mapping ? mapping.text("name").orElse("") : "";
    }
}
