package io.chartwright.adopt;

import static io.chartwright.adopt.DeploymentFields.POD;
import static io.chartwright.adopt.DeploymentFields.name;

import io.chartwright.model.Fate;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.secrecy.Secrecy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Containers, volumes and mounts that a tier has beside its own: they go along word for word. */
final class BesideReader {
    private static final Set<String> VOLUMES_OF_THE_PLAYER =
            Set.of("config", "tmp", "cache", "page", "tls", "origin-ca");
    private static final String SECRET =
            "The containers hold what looks like a secret: read it from a Secret (secretKeyRef) and import again.";

    private final Tier tier;
    private final DeploymentFields fields;

    BesideReader(Tier tier, DeploymentFields fields) {
        this.tier = tier;
        this.fields = fields;
    }

    /**
     * Reads them.
     *
     * @param taken the volumes that a reader has seen to already
     */
    void read(Set<String> taken) {
        containers("initContainers", "extraInitContainers");
        containers("containers", "extraContainers");
        mounts(volumes(taken), taken);
    }

    private void containers(String list, String value) {
        List<Node> others = tier.podItems(list).stream()
                .filter(item -> !name(item).equals(tier.container()))
                .toList();
        boolean isSecret = others.stream().anyMatch(Secrecy::holdsSecret);
        if (!isSecret) {
            put(value, others);
        }
        for (Node other : others) {
            fields.below(FieldPath.of(POD + " " + list).then("[" + name(other) + "]"), (path, node) -> {
                if (isSecret) {
                    fields.decide(path, node, Fate.REFUSED, "", SECRET);
                } else {
                    fields.show(path, node, value);
                }
            });
        }
    }

    /** Returns the names of the volumes that go along. */
    private List<String> volumes(Set<String> taken) {
        List<Node> extra = new ArrayList<>();
        for (Node volume : tier.podItems("volumes")) {
            boolean isClash = tier.name().equals(Tier.PLAYER) && VOLUMES_OF_THE_PLAYER.contains(name(volume));
            if (taken.contains(name(volume))) {
                continue;
            }
            if (!isClash) {
                extra.add(volume);
            }
            fields.below(FieldPath.of(POD + " volumes").then("[" + name(volume) + "]"), (path, node) -> {
                if (isClash) {
                    String reason = "The chart has a volume of this name: give it another one and import again.";
                    fields.decide(path, node, Fate.REFUSED, "", reason);
                } else {
                    fields.show(path, node, "extraVolumes");
                }
            });
        }
        put("extraVolumes", extra);
        return extra.stream().map(DeploymentFields::name).toList();
    }

    private void mounts(List<String> extra, Set<String> taken) {
        List<Node> all = tier.own().items("volumeMounts");
        for (int i = 0; i < all.size(); i++) {
            String volume = name(all.get(i));
            fields.below(tier.field(FieldPath.of("volumeMounts").then("[" + i + "]")), (path, node) -> {
                if (extra.contains(volume)) {
                    fields.decide(path, node, Fate.CARRIED, tier.name() + ".extraVolumeMounts", "");
                } else if (taken.contains(volume)) {
                    String reason = "The chart mounts what it makes of it in a folder of its own.";
                    fields.decide(path, node, Fate.CHANGED, "", reason);
                }
            });
        }
        put(
                "extraVolumeMounts",
                all.stream().filter(mount -> extra.contains(name(mount))).toList());
    }

    private void put(String value, List<Node> items) {
        if (!items.isEmpty()) {
            fields.put(List.of(value), new Sequence(items, tier.deployment().location()));
        }
    }
}
