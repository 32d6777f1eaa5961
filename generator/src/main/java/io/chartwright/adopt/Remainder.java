package io.chartwright.adopt;

import io.chartwright.model.Fate;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects that belong to no tier alone, and what is left of those that do. */
final class Remainder {
    private final Landscape landscape;
    private final List<Tier> tiers;
    private final FieldTable table;
    private final Ledger ledger;
    private final List<InputObject> configMaps = new ArrayList<>();

    Remainder(Landscape landscape, List<Tier> tiers, FieldTable table, Ledger ledger) {
        this.landscape = landscape;
        this.tiers = tiers;
        this.table = table;
        this.ledger = ledger;
    }

    /** Says what becomes of every field of which nothing is said yet. */
    void read() {
        for (String name : List.of(Tier.PLAYER, Tier.RUNTIME)) {
            if (tiers.stream().noneMatch(tier -> tier.name().equals(name))) {
                ledger.values()
                        .put(List.of(name, "enabled"), ValuesDraft.scalar(false), "It is not among the manifests.");
            }
        }
        landscape.of("Ingress").forEach(ingress -> IngressReader.finish(ingress, tiers, table, ledger));
        landscape.objects().forEach(this::read);
    }

    /** Returns the ConfigMaps that the tiers' old pods read, and nobody else. */
    List<InputObject> configMaps() {
        return configMaps;
    }

    private void read(InputObject object) {
        switch (object.kind()) {
            case "ConfigMap" -> configMap(object);
            case "Secret" -> {
                boolean isUsed =
                        ledger.secrets().stream().anyMatch(each -> each.name().equals(object.name()));
                data(object, "No container of the tiers reads it; it stays where it is.");
                ledger.decideRest(
                        object,
                        isUsed ? Fate.CARRIED : Fate.DROPPED,
                        isUsed
                                ? "The Secret stays as it is, and the values name it."
                                : "It stays where it is, and the plan does not touch it.");
            }
            case "Namespace" -> ledger.decideRest(object, Fate.CARRIED, "It stays: the release is installed into it.");
            case "ServiceAccount" -> ledger.decideRest(object, Fate.CARRIED, "It stays, outside of the release.");
            case "NetworkPolicy" -> policy(object);
            default ->
                ledger.decideRest(
                        object,
                        Fate.DROPPED,
                        "Belongs to neither tier: it stays as it is, and the plan does not touch it.");
        }
    }

    private void configMap(InputObject object) {
        if (isNamedByValues(object.name())) {
            ledger.decideRest(object, Fate.CARRIED, "It stays as it is, and the values name it.");
            return;
        }
        List<InputObject> readers = landscape.readersOf(object.name());
        if (!readers.isEmpty() && tiers.stream().map(Tier::deployment).toList().containsAll(readers)) {
            configMaps.add(object);
        }
        data(object, "No container of the tiers reads it.");
        ledger.decideRest(object, Fate.DROPPED, "The chart makes ConfigMaps of its own from its values.");
    }

    private boolean isNamedByValues(String name) {
        return FieldPath.leaves(ledger.values().all()).entrySet().stream()
                .filter(leaf -> leaf.getKey().toString().matches(".*([.]name|[.]existingConfigMap)"))
                .anyMatch(leaf -> Ledger.text(leaf.getValue()).equals(name));
    }

    private void data(InputObject object, String reason) {
        for (String section : List.of("data", "stringData", "binaryData")) {
            for (Map.Entry<FieldPath, Node> leaf :
                    FieldPath.leaves(object.mapping(section)).entrySet()) {
                FieldPath path = FieldPath.of(section).with(leaf.getKey().steps());
                if (!leaf.getKey().steps().isEmpty() && !ledger.knows(object, path)) {
                    ledger.decide(object, path, leaf.getValue(), Fate.DROPPED, "", reason);
                }
            }
        }
    }

    private void policy(InputObject object) {
        Map<String, String> selector = InputObject.texts(object.mapping("spec podSelector matchLabels"));
        boolean isOurs = tiers.stream()
                .anyMatch(tier -> Landscape.selects(
                        selector, InputObject.texts(tier.deployment().mapping("spec template metadata labels"))));
        ledger.decideRest(
                object,
                isOurs ? Fate.REFUSED : Fate.DROPPED,
                isOurs
                        ? "It selects the old pods alone. Turn on the chart's own policy (networkPolicy) and say there who may call."
                        : "Belongs to neither tier: it stays as it is, and the plan does not touch it.");
    }
}
