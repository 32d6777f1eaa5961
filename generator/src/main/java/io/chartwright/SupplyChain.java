package io.chartwright;

import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.helm.Rendering;
import io.chartwright.kubernetes.Minor;
import io.chartwright.kubernetes.VersionConstraint;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.project.OperatorFile;
import io.chartwright.project.ProjectLayout;
import io.chartwright.publish.Provenance;
import io.chartwright.publish.Release;
import io.chartwright.supplychain.Bundle;
import io.chartwright.supplychain.CycloneDx;
import io.chartwright.supplychain.ImageCollector;
import io.chartwright.supplychain.ImagesLock;
import io.chartwright.supplychain.PulledImage;
import io.chartwright.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what the project's charts bring along, and bundles it. */
public final class SupplyChain {
    private final Pipeline pipeline;
    private final Request request;
    private final ProjectLayout layout;

    /**
     * The images of a chart.
     *
     * @param chart the chart's name
     * @param version its version
     * @param images the images, sorted by name
     * @param lock the same as {@code images.lock}
     */
    public record ChartImages(String chart, String version, List<Image> images, String lock) {}

    /**
     * An image.
     *
     * @param image its name, without the tag when the operator chooses that
     * @param isOperatorsChoice whether the operator names the tag
     * @param digest its digest, when the chart pins it
     * @param overlays the overlays whose pods pull it
     * @param usedBy the containers, as {@code Kind container}
     */
    public record Image(
            String image,
            boolean isOperatorsChoice,
            Optional<String> digest,
            List<String> overlays,
            List<String> usedBy) {}

    /**
     * The bill of materials of a chart.
     *
     * @param chart the chart's name
     * @param version its version
     * @param document CycloneDX in JSON
     */
    public record BillOfMaterials(String chart, String version, String document) {}

    /**
     * A bundle that was written.
     *
     * @param chart the chart's name
     * @param version its version
     * @param file where it is
     * @param size in bytes
     * @param digest of the file
     * @param isSigned whether the package's signature is in it
     */
    public record Bundled(String chart, String version, String file, long size, String digest, boolean isSigned) {}

    /** Creates it for the charts of a run. */
    public SupplyChain(Pipeline pipeline, Request request) {
        this.pipeline = pipeline;
        this.request = request;
        this.layout = new ProjectLayout(request.project());
    }

    /** Returns the images that the pods of each chart pull. */
    public List<ChartImages> images() {
        return pipeline.charts().stream().map(this::images).toList();
    }

    /** Returns the bill of materials of each chart. */
    public List<BillOfMaterials> billsOfMaterials() {
        ChartPackager packager = new ChartPackager(request.epochSeconds().orElse(ChartPackager.DEFAULT_EPOCH));
        return pipeline.charts().stream()
                .map(packager::pack)
                .map(archive -> new BillOfMaterials(
                        archive.id().name(),
                        archive.id().version().toString(),
                        CycloneDx.of(archive, pulled(chart(archive)))))
                .toList();
    }

    /** Packages every chart and writes a bundle of each beside its package. */
    public List<Bundled> bundle() {
        pipeline.pack();
        return pipeline.releases().stream().map(this::bundle).toList();
    }

    private Chart chart(ChartArchive archive) {
        return pipeline.charts().stream()
                .filter(chart -> chart.id().equals(archive.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chart was packaged as " + archive.id()));
    }

    private ChartImages images(Chart chart) {
        List<PulledImage> pulled = pulled(chart);
        List<Image> images = pulled.stream()
                .map(image -> new Image(
                        image.fixedName(),
                        image.isOperatorsChoice(),
                        image.image().digest(),
                        List.copyOf(image.overlays()),
                        List.copyOf(image.usedBy())))
                .toList();
        ChartId id = chart.id();
        return new ChartImages(id.name(), id.version().toString(), images, ImagesLock.of(id, pulled));
    }

    private Bundled bundle(Release release) {
        ChartArchive archive = release.archive();
        List<PulledImage> pulled = pulled(chart(archive));
        Bundle bundle = new Bundle(
                archive,
                release.provenance().map(Provenance::content),
                release.sideFiles(),
                Content.of(ImagesLock.of(archive.id(), pulled)),
                Content.of(CycloneDx.of(archive, pulled)));
        Content content = bundle.content();
        Path file = layout.dist().resolve(bundle.fileName());
        new OperatorFile(file).write(content);
        return new Bundled(
                archive.id().name(),
                archive.id().version().toString(),
                layout.relative(file),
                content.size(),
                content.digest().toString(),
                bundle.provenance().isPresent());
    }

    /** Renders every overlay on the oldest and the newest minor that the chart claims, with the operator's answers only. */
    private List<PulledImage> pulled(Chart chart) {
        ImageCollector collector = new ImageCollector();
        try (HelmTool helm = GuardedHelm.inProcess();
                HelmChart opened = helm.open(chart)) {
            for (Overlay overlay : chart.overlays()) {
                Overlay.Layers layers = overlay.layers();
                String values = new YamlWriter().write(layers.values().stack(layers.answers()));
                Set<String> answers = new HashSet<>();
                texts(layers.answers(), answers);
                for (Minor minor : minors(chart)) {
                    Rendering rendering = opened.template(values, minor.release());
                    rendering.failure().ifPresent(failure -> {
                        throw new InvalidInputException(Finding.error(
                                "profile/answers",
                                Location.of(overlay.source()),
                                "overlay '" + overlay.name() + "' cannot be installed with its answers: "
                                        + failure.text().strip(),
                                "run 'chartwright validate'"));
                    });
                    collector.add(overlay.name(), rendering.output(), answers);
                }
            }
        }
        return collector.images();
    }

    private static Set<Minor> minors(Chart chart) {
        String claimed = chart.metadata().text("kubeVersion").orElse("*");
        List<Minor> minors = Minor.known();
        try {
            VersionConstraint constraint = VersionConstraint.parse(claimed);
            minors = Minor.known().stream().filter(constraint::admits).toList();
        } catch (IllegalArgumentException e) {
            // What it claims is for 'validate' to judge.
        }
        return minors.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(minors.get(0), minors.get(minors.size() - 1)));
    }

    private static void texts(Node node, Set<String> into) {
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> texts(entry.node(), into));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> texts(item, into));
        } else {
            into.add(((Scalar) node).text());
        }
    }
}
