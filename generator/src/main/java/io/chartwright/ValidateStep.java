package io.chartwright;

import io.chartwright.Outcome.Checked;
import io.chartwright.cache.PartCache;
import io.chartwright.cache.ResultCache;
import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmTool;
import io.chartwright.model.Branch;
import io.chartwright.model.Chart;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Project;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.ProjectLayout;
import io.chartwright.rules.Ignores;
import io.chartwright.validate.Choice;
import io.chartwright.validate.Coverage;
import io.chartwright.validate.Impacts;
import io.chartwright.validate.Validation;
import io.chartwright.validate.ValidationFormat;
import io.chartwright.validate.Validator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Validates the project's charts, or what a user names. */
final class ValidateStep {
    private final ValidateRequest request;
    private final Request common;
    private final PartCache parts;
    private final Reporter reporter;

    /**
     * Creates the step.
     *
     * @param parts what earlier runs made of the project's parts
     */
    ValidateStep(ValidateRequest request, Request common, PartCache parts, Reporter reporter) {
        this.request = request;
        this.common = common;
        this.parts = parts;
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
        RequestReader reader = new RequestReader(request);
        Choice choice = reader.choice();
        Mapping more = reader.values();
        Optional<Subject> named = reader.subject();
        if (named.orElse(null) instanceof Subject.Manifests && (request.coverage() || request.trials())) {
            throw new UnknownNameException((request.coverage() ? "--coverage" : "--try-values")
                    + " is about the templates of charts, and these are manifests");
        }
        Validation validation;
        if (named.isEmpty()) {
            validation = remembered(() -> new ValidationKey(choice, more).with(project.get()), () -> {
                try (HelmTool helm = GuardedHelm.inProcess()) {
                    return validate(helm, parts, charts.get(), more, choice);
                }
            });
        } else {
            validation = validateNamed(named.get(), more, choice);
        }
        if (request.trials()) {
            validation = validation.with(unrenderable(named, charts, more, choice));
        }
        Ignores.Result left = filter.applyTo(validation);
        Outcome after = before.withFindings(left.findings())
                .withIgnored(left.ignored())
                .withChecked(new Checked(validation.overlays(), validation.minors(), validation.cells()));
        return request.coverage() ? after.withCoverage(coverage(named, charts, more, choice)) : after;
    }

    private List<Branch> coverage(Optional<Subject> named, Supplier<List<Chart>> charts, Mapping more, Choice choice) {
        return ofEachChart(named, charts, more, helm -> {
            Coverage coverage = new Coverage(helm, (reached, total) -> reporter.progress("coverage", reached, total));
            return chart -> coverage.of(chart, choice);
        });
    }

    private List<Finding> unrenderable(
            Optional<Subject> named, Supplier<List<Chart>> charts, Mapping more, Choice choice) {
        return ofEachChart(named, charts, more, helm -> {
            Impacts search = new Impacts(helm, (tried, total) -> reporter.progress("values", tried, total));
            return chart -> search.unrenderable(chart, choice);
        });
    }

    private <T> List<T> ofEachChart(
            Optional<Subject> named,
            Supplier<List<Chart>> charts,
            Mapping more,
            Function<HelmTool, Function<Chart, List<T>>> search) {
        try (HelmTool helm = named.isEmpty() ? GuardedHelm.inProcess() : GuardedHelm.isolated()) {
            List<Chart> tried = named.map(Subject::charts).orElseGet(charts);
            Function<Chart, List<T>> ofChart = search.apply(helm);
            return common.engine().run(() -> RequestReader.with(more, tried).stream()
                    .flatMap(chart -> ofChart.apply(chart).stream())
                    .toList());
        }
    }

    private Validation validateNamed(Subject subject, Mapping more, Choice choice) {
        if (subject instanceof Subject.OneChart one) {
            return remembered(() -> new ValidationKey(choice, more).with(one.chart()), () -> {
                try (HelmTool helm = GuardedHelm.isolated()) {
                    return validate(helm, PartCache.none(), List.of(one.chart()), more, choice);
                }
            });
        }
        return Validator.validate(((Subject.Manifests) subject).files(), choice);
    }

    /** Returns what an earlier run found, or else what the work finds, which is kept for later runs. */
    private Validation remembered(Supplier<ValidationKey> key, Supplier<Validation> work) {
        Engine engine = common.engine();
        if (engine.cache().isEmpty()) {
            return engine.run(work);
        }
        ResultCache cache = engine.cache().get();
        Digest digest = key.get().in(cache);
        return cache.get(digest).flatMap(ValidationFormat::read).orElseGet(() -> {
            Validation validation = engine.run(work);
            // Helm may have failed for want of time or memory, which the next run may have.
            if (validation.findings().stream()
                    .map(Finding::rule)
                    .noneMatch(Set.of("chart/template", "chart/lint")::contains)) {
                cache.put(digest, ValidationFormat.write(validation));
            }
            return validation;
        });
    }

    private Validation validate(HelmTool helm, PartCache of, List<Chart> charts, Mapping more, Choice choice) {
        Validator validator = new Validator(helm, of, (done, total) -> reporter.progress("validate", done, total));
        return validator.validate(RequestReader.with(more, charts), choice);
    }
}
