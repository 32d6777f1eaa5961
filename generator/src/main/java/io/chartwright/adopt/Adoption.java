package io.chartwright.adopt;

import io.chartwright.adopt.Clouds.Choice;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Adopted;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Fate;
import io.chartwright.model.FieldReport;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.TextFile;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads manifests, makes values of them, and proves the values by rendering the chart. */
public final class Adoption {
    private final Chart chart;
    private final HelmChart helm;
    private final String kubernetes;
    private final Mapping settings = FieldTable.read("settings.yaml");
    private final FieldTable table = new FieldTable();

    /**
     * Creates an adoption into a chart.
     *
     * @param helm the chart, opened
     * @param kubernetes the version to render for, such as {@code 1.36.0}
     */
    public Adoption(Chart chart, HelmChart helm, String kubernetes) {
        this.chart = chart;
        this.helm = helm;
        this.kubernetes = kubernetes;
    }

    /**
     * Returns what the manifests come to.
     *
     * @param overlay the overlay that the user names
     * @param file what the plan calls the values file
     * @throws InvalidInputException when the manifests cannot be read, or the tiers cannot be told
     * @throws io.chartwright.model.UnknownNameException when there is no such overlay
     */
    public Adopted adopt(List<TextFile> manifests, Optional<String> overlay, String file) {
        Landscape landscape = new Landscape(InputObject.read(manifests));
        List<Tier> tiers = landscape.tiers();
        List<Finding> findings = new ArrayList<>(landscape.findings());
        if (tiers.isEmpty()) {
            throw new InvalidInputException(findings.isEmpty() ? List.of(nothing()) : findings);
        }
        Clouds clouds = new Clouds(settings, chart.overlays());
        Choice choice = overlay.map(clouds::named).orElseGet(() -> clouds.fitting(tiers));
        Release release = Release.beside(landscape.objects());
        Mapping layer = choice.overlay().map(each -> each.layers().values()).orElse(Mapping.empty(Location.of("")));
        Ledger ledger = new Ledger(new ValuesDraft(defaults().merge(layer)));
        tiers.forEach(tier -> findings.addAll(read(tier, landscape, release, ledger)));
        Remainder remainder = new Remainder(landscape, tiers, table, ledger);
        remainder.read();
        Mapping values = ledger.values().sparse();
        List<FieldReport> fields = prove(layer.stack(values), ledger, tiers, release, findings);
        String given = tiers.get(0).deployment().namespace();
        String namespace = given.isEmpty() ? "default" : given;
        Optional<String> below = choice.overlay().map(Overlay::valuesFile);
        MovePlan plan = new MovePlan(release, namespace, tiers, file, below, tlsInPod(ledger), remainder.configMaps());
        return new Adopted(
                release.name(),
                namespace,
                choice.overlay().map(Overlay::name),
                choice.reason(),
                head(choice) + new YamlWriter().write(values),
                fields,
                plan.steps(ledger.secrets(), ledger.values().effective("runtime.baseUrl")),
                findings.stream().distinct().toList());
    }

    private static Set<String> tlsInPod(Ledger ledger) {
        return Stream.of(Tier.PLAYER, Tier.RUNTIME)
                .filter(tier ->
                        ledger.values().effective(tier + ".tls.termination").equals("pod"))
                .collect(Collectors.toSet());
    }

    private Mapping defaults() {
        return new YamlReader("values")
                .readMapping(
                        "values.yaml",
                        chart.file("values.yaml").map(ChartFile::text).orElse(""));
    }

    private static Finding nothing() {
        return Finding.error("import/unclear", Location.of("stdin"), "there is no object here", "give the manifests");
    }

    private List<Finding> read(Tier tier, Landscape landscape, Release release, Ledger ledger) {
        List<Finding> findings = new ArrayList<>();
        Set<String> volumes = new HashSet<>();
        boolean isTls = false;
        if (tier.name().equals(Tier.PLAYER)) {
            PlayerReader player = new PlayerReader(tier, landscape, settings, ledger);
            player.read();
            findings.addAll(player.findings());
            volumes.addAll(player.volumes());
            isTls = player.isTls();
        }
        new SettingsReader(settings, ledger, tier, release.fullname() + "-imported").read(landscape);
        new ScalingReader(tier, ledger).read(table);
        new WorkloadReader(tier, ledger).read(table, release.selector(tier.name()), volumes);
        new ServiceReader(tier, ledger).read(table, isTls);
        tier.ingress().ifPresent(ingress -> new IngressReader(tier, ingress, ledger).read());
        return findings;
    }

    private List<FieldReport> prove(
            Mapping values, Ledger ledger, List<Tier> tiers, Release release, List<Finding> findings) {
        Rendering rendering = helm.template(new YamlWriter().write(values), kubernetes);
        rendering.failure().ifPresent(failure -> findings.addAll(refused(failure)));
        Proof proof = new Proof(new Rendered(rendering), table, release.fullname());
        List<FieldReport> fields = new ArrayList<>(proof.ofGiven(ledger.claims()));
        if (rendering.failure().isEmpty()) {
            fields.addAll(proof.ofAdded(tiers.stream().flatMap(Adoption::given).collect(Collectors.toSet())));
            findings.addAll(refusals(fields));
        }
        return fields;
    }

    private static Stream<String> given(Tier tier) {
        return Stream.of(
                        Optional.of(tier.deployment()),
                        tier.service(),
                        tier.autoscaler(),
                        tier.budget(),
                        tier.ingress())
                .flatMap(Optional::stream)
                .map(object -> object.kind() + " " + tier.name());
    }

    /** The chart lists what is wrong with the values, one problem a line. */
    private static List<Finding> refused(HelmMessage failure) {
        return failure.text()
                .lines()
                .filter(line -> line.contains(": "))
                .map(line -> Finding.error(
                        "import/not-reproduced",
                        Location.of("values.yaml"),
                        "the chart refuses the values: " + line.strip().replaceFirst("\\.$", ""),
                        "set it by hand"))
                .toList();
    }

    private static List<Finding> refusals(List<FieldReport> fields) {
        return fields.stream()
                .filter(field -> field.fate() == Fate.REFUSED)
                .map(field -> Finding.error(
                                "import/not-reproduced",
                                field.location(),
                                "the values do not keep " + (field.field().isEmpty() ? "the object" : field.field()),
                                "")
                        .because(field.reason().replaceFirst("\\.$", ""))
                        .about(field.object()))
                .toList();
    }

    private static String head(Choice choice) {
        String overlay = choice.overlay()
                .map(each -> "# They lie above " + each.valuesFile() + " (" + each.title() + ")")
                .orElse("# They lie above the chart's defaults");
        return "# Values of boomi-flow that reproduce manifests, made by 'chartwright import'.\n" + overlay
                + " and say only\n# what differs. What is secret is not here: Secrets are named.\n\n";
    }
}
