package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The player's nginx.conf, found through the volumes of its pods, as values. */
final class PlayerReader {
    private final Tier tier;
    private final Landscape landscape;
    private final Mapping settings;
    private final Ledger ledger;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> volumes = new HashSet<>();
    private boolean isTls;

    PlayerReader(Tier tier, Landscape landscape, Mapping settings, Ledger ledger) {
        this.tier = tier;
        this.landscape = landscape;
        this.settings = settings;
        this.ledger = ledger;
    }

    /** Returns what keeps the configuration from being read. */
    List<Finding> findings() {
        return findings;
    }

    /** Returns the volumes that hold what became values. */
    Set<String> volumes() {
        return volumes;
    }

    /** Returns whether NGINX itself ends TLS, with a certificate that was found. */
    boolean isTls() {
        return isTls;
    }

    /** Reads the configuration. */
    void read() {
        boolean isFound = false;
        for (Node volume : tier.podItems("volumes")) {
            String name = DeploymentFields.name(volume);
            Optional<InputObject> config = landscape.nginxConfig(tier.deployment(), name);
            if (config.isPresent()) {
                isFound = true;
                taken(name, "The chart makes a ConfigMap of its own from its values.");
                read(config.get(), Landscape.nginxKey(config.get()).orElseThrow());
            }
        }
        if (!isFound) {
            findings.add(Finding.error(
                    "import/unclear",
                    tier.deployment().location(),
                    "no ConfigMap with an nginx.conf that has a proxy_pass is mounted in "
                            + tier.deployment().title() + ", so nobody can tell where the player's page comes from",
                    "give that ConfigMap too, or set player.origin by hand"));
        }
    }

    private void taken(String volume, String reason) {
        volumes.add(volume);
        FieldPath at = FieldPath.of("spec template spec volumes").then("[" + volume + "]");
        FieldPath.leaves(tier.deployment().tree()).forEach((path, node) -> {
            if (path.isBelow(at)) {
                ledger.decide(tier.deployment(), path, node, Fate.CHANGED, "", reason);
            }
        });
    }

    private void read(InputObject config, String key) {
        FieldPath path = FieldPath.of("data").then(key);
        Node node = path.in(config.tree()).orElseThrow();
        ledger.decide(
                config,
                path,
                node,
                Fate.CHANGED,
                "player",
                "The chart writes its own nginx.conf; what becomes of each directive is said one by one.");
        NginxReader reader = new NginxReader(config, path, node, settings, ledger);
        reader.read();
        if (!reader.hasOrigin()) {
            findings.add(Finding.error(
                    "import/unclear",
                    node.location(),
                    "no proxy_pass for / in " + path + ", so nobody can tell where the player's page comes from",
                    "set player.origin by hand"));
        }
        reader.certificate().ifPresent(this::certificate);
    }

    /** The Secret whose volume holds the certificate. */
    private void certificate(Directive directive) {
        String file = directive.argument(0);
        for (Mapping at : InputObject.mappings(tier.own().items("volumeMounts"))) {
            String folder = at.text("mountPath").orElse("").replaceFirst("/+$", "") + "/";
            String volume = at.text("name").orElse("");
            FieldPath secret = FieldPath.of("spec template spec volumes")
                    .with(List.of("[" + volume + "]", "secret", "secretName"));
            Optional<Node> name = secret.in(tier.deployment().tree());
            if (file.startsWith(folder) && name.isPresent()) {
                isTls = true;
                List<String> keys = ValuesDraft.keys("player.tls.secretName");
                ledger.carry(
                        tier.deployment(),
                        secret,
                        name.get(),
                        keys,
                        name.get(),
                        new Expected(
                                "Deployment",
                                tier.name(),
                                FieldPath.of("spec template spec volumes [tls] secret secretName"),
                                Ledger.text(name.get())));
                taken(volume, "The chart mounts the Secret itself, as tls.crt and tls.key.");
            }
        }
        if (!isTls) {
            findings.add(Finding.error(
                    "import/unclear",
                    tier.deployment().location(),
                    "the certificate that nginx.conf names comes from no Secret that is mounted",
                    "put it into a Secret of type kubernetes.io/tls"));
        }
    }
}
