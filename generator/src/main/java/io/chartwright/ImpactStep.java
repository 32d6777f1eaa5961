package io.chartwright;

import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmTool;
import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.UnknownNameException;
import io.chartwright.validate.Choice;
import io.chartwright.validate.Impacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what the values of the project's charts, or of a chart that a user names, move. */
final class ImpactStep {
    private final ValidateRequest request;
    private final Request common;
    private final Reporter reporter;

    ImpactStep(ValidateRequest request, Request common, Reporter reporter) {
        this.request = request;
        this.common = common;
        this.reporter = reporter;
    }

    /**
     * Returns the outcome with what was found.
     *
     * @param key a value, or an object whose values all are meant; empty means every value
     * @param charts the project's charts, asked for only when no other one is named
     * @throws io.chartwright.model.InvalidInputException when values or what was named cannot be read or rendered
     */
    Outcome run(Outcome before, Optional<String> key, Supplier<List<Chart>> charts) {
        RequestReader reader = new RequestReader(request);
        Choice choice = reader.choice();
        Mapping more = reader.values();
        Optional<Subject> named = reader.subject();
        if (named.orElse(null) instanceof Subject.Manifests) {
            throw new UnknownNameException("--chart: these are manifests, name the folder or archive of a chart");
        }
        try (HelmTool helm = named.isEmpty() ? GuardedHelm.inProcess() : GuardedHelm.isolated()) {
            Impacts impacts = new Impacts(helm, (done, total) -> reporter.progress("impact", done, total));
            List<Chart> tried =
                    RequestReader.with(more, named.map(Subject::charts).orElseGet(charts));
            return before.withImpacts(common.engine().run(() -> tried.stream()
                    .flatMap(chart -> impacts.of(chart, choice, key).stream())
                    .toList()));
        }
    }
}
