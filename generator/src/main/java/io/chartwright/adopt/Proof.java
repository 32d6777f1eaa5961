package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.adopt.FieldTable.Row;
import io.chartwright.model.Fate;
import io.chartwright.model.FieldReport;
import io.chartwright.model.Location;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what was given with what the chart makes of the values, field by field, both ways. */
final class Proof {
    private static final Set<String> COMPARED =
            Set.of("Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress");

    private final Rendered rendered;
    private final FieldTable table;
    private final String release;
    private final Map<String, Set<FieldPath>> said = new LinkedHashMap<>();
    private final Set<String> variables = new HashSet<>();

    /**
     * Creates a comparison.
     *
     * @param release what the names of the chart's objects begin with once they are installed
     */
    Proof(Rendered rendered, FieldTable table, String release) {
        this.rendered = rendered;
        this.table = table;
        this.release = release;
    }

    /** Returns what became of every field that was given, in order. */
    List<FieldReport> ofGiven(List<Claim> claims) {
        List<FieldReport> reports = new ArrayList<>();
        List<Claim> sorted = claims.stream()
                .sorted(Comparator.comparing(
                        Claim::location, Comparator.comparing(Location::file).thenComparingInt(Location::line)))
                .toList();
        for (Claim claim : sorted) {
            claim.expected().ifPresent(this::remember);
            Fate fate = claim.fate().orElseGet(() -> fate(claim));
            String reason = fate == Fate.REFUSED && claim.reason().isEmpty()
                    ? claim.value().isEmpty() ? "The chart has no value for it." : "The chart's objects do not show it."
                    : fate == Fate.CARRIED && claim.fate().isEmpty() ? "" : claim.reason();
            reports.add(new FieldReport(
                    claim.object().title(),
                    claim.field(),
                    fate,
                    String.join(".", claim.value()),
                    reason,
                    claim.location()));
        }
        return reports;
    }

    private void remember(Expected expected) {
        said.computeIfAbsent(expected.kind() + " " + expected.tier(), unused -> new HashSet<>())
                .add(expected.path());
        if (expected.path().steps().get(0).equals("environment")) {
            variables.add("[" + expected.path().steps().get(1) + "]");
        }
    }

    private Fate fate(Claim claim) {
        Expected expected = claim.expected().orElseThrow();
        Optional<String> shown = rendered.text(expected.kind(), expected.tier(), expected.path());
        if (shown.map(expected.text()::equals).orElse(expected.isUsual())) {
            return Fate.CARRIED;
        }
        if (claim.isWanted()) {
            return Fate.REFUSED;
        }
        return shown.isPresent() ? Fate.CHANGED : Fate.DROPPED;
    }

    /** Returns what only the chart's objects have: of an object that was there its fields, else the object. */
    List<FieldReport> ofAdded(Set<String> given) {
        List<FieldReport> reports = new ArrayList<>();
        for (InputObject object : rendered.objects()) {
            String tier = Rendered.tier(object);
            if (COMPARED.contains(object.kind()) && given.contains(object.kind() + " " + tier)) {
                fields(object, said.getOrDefault(object.kind() + " " + tier, Set.of()), reports);
            } else {
                reports.add(added(object, "", table.reasonOf(object.kind())));
            }
        }
        return reports;
    }

    private void fields(InputObject object, Set<FieldPath> known, List<FieldReport> reports) {
        Map<String, Optional<String>> found = new LinkedHashMap<>();
        Rendered.leaves(object).forEach((path, node) -> {
            if (!known.contains(path) && !isVariable(path) && !isUsual(object, path, node)) {
                Optional<Row> row = table.findAdded(object.kind(), path);
                found.putIfAbsent(
                        row.map(each -> FieldPath.of(each.at()).toString()).orElse(path.toString()),
                        row.map(Row::reason));
            }
        });
        found.forEach((field, reason) -> reports.add(added(object, field, reason)));
    }

    private boolean isVariable(FieldPath path) {
        return path.steps().contains("env") && path.steps().stream().anyMatch(variables::contains);
    }

    /** Returns whether the field says only what Kubernetes would set without it. */
    private boolean isUsual(InputObject object, FieldPath path, Node node) {
        boolean isEmpty = node.kind().equals("a mapping") || node.kind().equals("a list");
        return isEmpty
                || table.find(object.kind(), path)
                        .map(Row::usual)
                        .filter(Ledger.text(node)::equals)
                        .isPresent();
    }

    private FieldReport added(InputObject object, String field, Optional<String> reason) {
        return new FieldReport(
                object.kind() + "/" + object.name().replaceFirst("^release-name-boomi-flow", release),
                field.replace("[own]", "[" + Rendered.tier(object) + "]"),
                reason.isPresent() ? Fate.ADDED : Fate.REFUSED,
                "",
                reason.orElse("Only the chart has it, and nobody has decided that."),
                Location.of(object.location().file()));
    }
}
