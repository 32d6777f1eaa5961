package io.chartwright;

import io.chartwright.Outcome.Checked;
import io.chartwright.cache.ResultCache;
import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmTool;
import io.chartwright.model.Chart;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Project;
import io.chartwright.model.TextFile;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.ManifestFiles;
import io.chartwright.project.ProjectLayout;
import io.chartwright.rules.Ignores;
import io.chartwright.validate.Choice;
import io.chartwright.validate.Validation;
import io.chartwright.validate.ValidationFormat;
import io.chartwright.validate.Validator;
import io.chartwright.yaml.SetExpression;
import io.chartwright.yaml.YamlReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Validates the project's charts, or what a user names. */
final class ValidateStep {
    private final ValidateRequest request;
    private final Request common;
    private final Reporter reporter;
    private final List<Finding> findings = new ArrayList<>();

    ValidateStep(ValidateRequest request, Request common, Reporter reporter) {
        this.request = request;
        this.common = common;
        this.reporter = reporter;
    }

    /**
     * Returns the outcome with what was found.
     *
     * @param project the project's sources, asked for only when nothing else is named
     * @param charts the project's charts, asked for only when it is not known what is wrong with them
     * @throws InvalidInputException when values or what was named cannot be read
     */
    Outcome run(Outcome before, Supplier<Project> project, Supplier<List<Chart>> charts) {
        FindingFilter filter = request.path().isEmpty()
                ? FindingFilter.ofProject(common, new ProjectLayout(common.project()))
                : FindingFilter.ofNothing(common);
        Choice choice = choice();
        Mapping more = moreValues();
        Validation validation;
        if (request.path().isEmpty()) {
            ValidationKey key = new ValidationKey(choice, more).with(project.get());
            validation = remembered(key, () -> {
                try (HelmTool helm = GuardedHelm.inProcess()) {
                    return validate(helm, charts.get(), more, choice);
                }
            });
        } else {
            validation = validateNamed(request.path().get(), more, choice);
        }
        Ignores.Result left = filter.applyTo(validation);
        return before.withFindings(left.findings())
                .withIgnored(left.ignored())
                .withChecked(new Checked(validation.overlays(), validation.minors(), validation.cells()));
    }

    private Validation validateNamed(ValidateRequest.Named named, Mapping more, Choice choice) {
        Subject subject = SubjectReader.read(named.path(), named.name(), named.stream());
        if (subject instanceof Subject.OneChart one) {
            return remembered(new ValidationKey(choice, more).with(one.chart()), () -> {
                try (HelmTool helm = GuardedHelm.isolated()) {
                    return validate(helm, List.of(one.chart()), more, choice);
                }
            });
        }
        return Validator.validate(((Subject.Manifests) subject).files(), choice);
    }

    /** Returns what an earlier run found, or else what the work finds, which is kept for later runs. */
    private Validation remembered(ValidationKey key, Supplier<Validation> work) {
        Engine engine = common.engine();
        if (engine.cache().isEmpty()) {
            return engine.run(work);
        }
        ResultCache cache = engine.cache().get();
        Digest digest = key.in(cache);
        return cache.get(digest).flatMap(ValidationFormat::read).orElseGet(() -> {
            Validation validation = engine.run(work);
            // Helm may have failed for want of time or memory, which the next run may have.
            if (validation.findings().stream()
                    .noneMatch(finding -> finding.rule().equals("chart/template"))) {
                cache.put(digest, ValidationFormat.write(validation));
            }
            return validation;
        });
    }

    private Validation validate(HelmTool helm, List<Chart> charts, Mapping more, Choice choice) {
        Validator validator = new Validator(helm, (done, total) -> reporter.progress("validate", done, total));
        List<Chart> valued = more.entries().isEmpty()
                ? charts
                : charts.stream()
                        .map(chart -> chart.with(chart.overlays().stream()
                                .map(overlay -> overlay.with(more))
                                .toList()))
                        .toList();
        return validator.validate(valued, choice);
    }

    private Choice choice() {
        try {
            return Choice.of(request.profiles(), request.versions());
        } catch (IllegalArgumentException e) {
            throw new UnknownNameException("--kube-version: " + e.getMessage());
        }
    }

    /** Returns the values of the files and of {@code --set}, the later over the earlier ones. */
    private Mapping moreValues() {
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
