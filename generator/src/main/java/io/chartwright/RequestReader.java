package io.chartwright;

import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.TextFile;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.ManifestFiles;
import io.chartwright.validate.Choice;
import io.chartwright.yaml.SetExpression;
import io.chartwright.yaml.YamlReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a request names: the subject, the values, the overlays and the versions. */
final class RequestReader {
    private final ValidateRequest request;
    private final List<Finding> findings = new ArrayList<>();

    RequestReader(ValidateRequest request) {
        this.request = request;
    }

    /**
     * Returns what is at the path of the request; empty when the project is meant.
     *
     * @throws UnknownNameException when nothing is there
     * @throws InvalidInputException when it cannot be read as what it is
     */
    Optional<Subject> subject() {
        return request.path().map(named -> SubjectReader.read(named.path(), named.name(), named.stream()));
    }

    /**
     * Returns the overlays, the versions and the definitions.
     *
     * @throws UnknownNameException for a word that is no version, and for a file without a definition
     * @throws InvalidInputException when a file of definitions cannot be read
     */
    Choice choice() {
        Choice chosen;
        try {
            chosen = Choice.of(request.profiles(), request.versions());
        } catch (IllegalArgumentException e) {
            throw new UnknownNameException("--kube-version: " + e.getMessage());
        }
        return withDefinitions(chosen);
    }

    private Choice withDefinitions(Choice choice) {
        Choice all = choice;
        for (ValidateRequest.Named named : request.definitions()) {
            if (!Files.exists(named.path())) {
                throw new UnknownNameException("--crds: there is no file or folder " + named.name());
            }
            Choice more = all.with(ManifestFiles.read(named.path(), named.name()));
            if (more.equals(all)) {
                throw new UnknownNameException("--crds: no CustomResourceDefinition is in " + named.name());
            }
            all = more;
        }
        return all;
    }

    /**
     * Returns the values of the files and of {@code --set}, the later over the earlier ones.
     *
     * @throws UnknownNameException for a file that is not there, or a {@code --set} that is none
     * @throws InvalidInputException when a file cannot be read as values
     */
    Mapping values() {
        Mapping values = Mapping.empty(Location.of("--set"));
        for (ValidateRequest.Named file : request.values()) {
            if (!file.name().equals("-") && !Files.isRegularFile(file.path())) {
                throw new UnknownNameException("--values: there is no file " + file.name());
            }
            values = values.stack(read(file));
        }
        for (String set : request.sets()) {
            try {
                values = values.stack(SetExpression.parse(set));
            } catch (IllegalArgumentException e) {
                throw new UnknownNameException("--set: " + e.getMessage());
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return values;
    }

    /** Returns the charts with more values in every overlay. */
    static List<Chart> with(Mapping more, List<Chart> charts) {
        return more.entries().isEmpty()
                ? charts
                : charts.stream()
                        .map(chart -> chart.with(chart.overlays().stream()
                                .map(overlay -> overlay.with(more))
                                .toList()))
                        .toList();
    }

    private Mapping read(ValidateRequest.Named file) {
        try {
            List<TextFile> texts = file.name().equals("-")
                    ? ManifestFiles.read(file.stream(), "stdin")
                    : ManifestFiles.read(file.path(), file.name());
            return new YamlReader("values")
                    .readMapping(texts.get(0).path(), texts.get(0).text());
        } catch (InvalidInputException e) {
            findings.addAll(e.findings());
            return Mapping.empty(Location.of(file.name()));
        }
    }
}
