package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The Ingress of a tier as values; one Ingress may lead to both tiers. */
final class IngressReader {
    private final Tier tier;
    private final InputObject ingress;
    private final Ledger ledger;
    private final String service;
    private final List<Node> hosts = new ArrayList<>();
    private final Set<String> paths = new LinkedHashSet<>();

    IngressReader(Tier tier, InputObject ingress, Ledger ledger) {
        this.tier = tier;
        this.ingress = ingress;
        this.ledger = ledger;
        this.service = tier.service().map(InputObject::name).orElse("");
    }

    /** Returns whether a rule of the Ingress leads to the Service. */
    static boolean leadsTo(InputObject ingress, String service) {
        return rules(ingress).stream().flatMap(rule -> paths(rule).stream()).anyMatch(path -> backend(path)
                .equals(service));
    }

    /** Reads the Ingress as far as it is the tier's. */
    void read() {
        put("enabled", ValuesDraft.scalar(true));
        List<Mapping> rules = rules(ingress);
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), FieldPath.of("spec rules").then("[" + i + "]"));
        }
        if (!hosts.isEmpty()) {
            put("hosts", new Sequence(hosts, ingress.location()));
        }
        String old = ingress.mapping("metadata annotations")
                .text("kubernetes.io/ingress.class")
                .orElse("");
        if (!old.isEmpty()) {
            put("className", ValuesDraft.text(old));
        }
        tls();
    }

    /** Says of what is left what becomes of it, after every tier has read its part. */
    static void finish(InputObject ingress, List<Tier> tiers, FieldTable table, Ledger ledger) {
        List<TableReader> readers = tiers.stream()
                .filter(tier -> tier.ingress().filter(ingress::equals).isPresent())
                .map(tier -> new TableReader(table, ledger, tier))
                .toList();
        readers.stream().limit(1).forEach(reader -> reader.read(ingress));
        readers.stream().skip(1).forEach(reader -> reader.readAgain(ingress));
    }

    private void rule(Mapping rule, FieldPath at) {
        List<Mapping> mine = paths(rule);
        boolean isMine = mine.stream().anyMatch(path -> backend(path).equals(service));
        if (!isMine) {
            return;
        }
        FieldPath host = at.then("host");
        host.in(ingress.tree()).ifPresent(node -> {
            FieldPath shown =
                    FieldPath.of("spec rules").then("[" + hosts.size() + "]").then("host");
            hosts.add(node);
            ledger.compareText(ingress, host.toString(), node.location(), keys("hosts"), expected(shown, node));
        });
        for (int i = 0; i < mine.size(); i++) {
            if (backend(mine.get(i)).equals(service)) {
                path(mine.get(i), at.with(List.of("http", "paths", "[" + i + "]")));
            }
        }
    }

    private void path(Mapping path, FieldPath at) {
        paths.add(path.text("path").orElse("/"));
        if (paths.size() > 1) {
            FieldPath.leaves(path)
                    .forEach((field, node) -> ledger.decide(
                            ingress,
                            at.with(field.steps()),
                            node,
                            Fate.REFUSED,
                            "",
                            "The chart's Ingress has one path for a tier."));
            return;
        }
        for (String key : List.of("path", "pathType")) {
            path.get(key)
                    .ifPresent(node -> ledger.carry(
                            ingress,
                            at.then(key),
                            node,
                            keys(key),
                            node,
                            expected(
                                    FieldPath.of("spec rules [0] http paths [0]")
                                            .then(key),
                                    node)));
        }
        path.get("backend").ifPresent(backend -> FieldPath.leaves(backend)
                .forEach((field, node) -> ledger.decide(
                        ingress,
                        at.then("backend").with(field.steps()),
                        node,
                        Fate.CHANGED,
                        "",
                        "It leads to the chart's own Service.")));
    }

    private void tls() {
        List<Mapping> all = InputObject.mappings(ingress.mapping("spec").items("tls"));
        for (int i = 0; i < all.size(); i++) {
            FieldPath at = FieldPath.of("spec tls").then("[" + i + "]");
            Mapping tls = all.get(i);
            List<String> named = tls.items("hosts").stream().map(Ledger::text).toList();
            boolean isMine = named.isEmpty() || hosts.stream().map(Ledger::text).anyMatch(named::contains);
            if (isMine) {
                put("tls.enabled", ValuesDraft.scalar(true));
                tls.get("secretName")
                        .ifPresent(name -> ledger.carry(
                                ingress,
                                at.then("secretName"),
                                name,
                                keys("tls", "secretName"),
                                name,
                                expected(FieldPath.of("spec tls [0] secretName"), name)));
                FieldPath.leaves(tls)
                        .forEach((field, node) -> ledger.decide(
                                ingress,
                                at.with(field.steps()),
                                node,
                                Fate.CARRIED,
                                tier.name() + ".ingress.hosts",
                                ""));
            }
        }
    }

    private static List<Mapping> rules(InputObject ingress) {
        return InputObject.mappings(ingress.mapping("spec").items("rules"));
    }

    private static List<Mapping> paths(Mapping rule) {
        return rule.mapping("http")
                .map(http -> InputObject.mappings(http.items("paths")))
                .orElse(List.of());
    }

    private static String backend(Mapping path) {
        return path.mapping("backend")
                .flatMap(backend -> backend.mapping("service"))
                .flatMap(target -> target.text("name"))
                .orElse("");
    }

    private Expected expected(FieldPath path, Node node) {
        return new Expected("Ingress", tier.name(), path, Ledger.text(node));
    }

    private List<String> keys(String... keys) {
        List<String> all = new ArrayList<>(List.of(tier.name(), "ingress"));
        all.addAll(List.of(keys));
        return all;
    }

    private void put(String value, Node node) {
        ledger.values().put(keys(value.split("\\.")), node, Ledger.source(ingress));
    }
}
