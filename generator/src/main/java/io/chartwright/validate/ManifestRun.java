package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.Manifest;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.TextFile;
import io.chartwright.rules.Ignore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks manifests that are there already, all as the objects of one cluster, on each Kubernetes minor. */
final class ManifestRun {
    private final List<TextFile> files;
    private final List<Document> documents;
    private final CellCheck check;

    /**
     * Creates a run.
     *
     * @param definitions the custom resource definitions that objects are held against, beside those in the files
     */
    ManifestRun(List<TextFile> files, List<Mapping> definitions, Catalogue catalogue) {
        this.files = List.copyOf(files);
        this.documents = files.parallelStream()
                .map(file -> new Document(file.path(), new Manifest("", file.text())))
                .toList();
        List<Mapping> all = new ArrayList<>(definitions);
        all.addAll(Definitions.of(documents));
        this.check = new CellCheck(
                catalogue, CustomKinds.of(all), object -> object.tree().location());
    }

    /** Returns what is wrong with them, each once. */
    List<Finding> run(List<Minor> minors) {
        Matrix matrix = new Matrix(minors.size());
        check.check(documents, new Target(Optional.empty()), minors)
                .forEach((minor, findings) -> matrix.add(new Cell("", minor), findings));
        List<Finding> findings = new ArrayList<>(matrix.findings((finding, cell) -> finding));
        boolean isEmpty =
                documents.stream().allMatch(document -> document.objects().isEmpty());
        if (isEmpty && findings.isEmpty()) {
            findings.add(Finding.error(
                    "api/identity",
                    Location.of(files.isEmpty() ? "." : files.get(0).path()),
                    "there is no object here",
                    "name a folder or file with manifests, a chart, or a project"));
        }
        return findings;
    }

    /** Returns what the objects say is not to be reported of them. */
    List<Ignore> ignores() {
        return check.ignores();
    }
}
