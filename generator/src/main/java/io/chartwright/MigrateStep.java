package io.chartwright;

import io.chartwright.Outcome.Migrated;
import io.chartwright.Outcome.Moved;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.NearMiss;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.OperatorFile;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import io.chartwright.schema.ValuesMigration;
import io.chartwright.schema.ValuesModel;
import java.util.List;
import java.util.Optional;

/** Moves the renamed keys of an operator's values file to their new places. */
final class MigrateStep {
    private final ProjectLayout layout;

    MigrateStep(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Returns the outcome with the migrated file.
     *
     * @param file the operator's file
     * @param chart the chart's name; may be left out when the project has one chart
     * @param output where the result is written; empty means only into the outcome
     */
    Outcome run(Outcome outcome, OperatorFile file, Optional<String> chart, Optional<OperatorFile> output) {
        ChartSource source = source(chart);
        String name = layout.relative(file.path());
        Content old = file.read();
        if (!Content.of(old.text()).equals(old)) {
            throw new InvalidInputException(
                    Finding.error("values/syntax", Location.of(name), "not UTF-8", "save the file as UTF-8"));
        }
        ValuesMigration.Migrated migrated = ValuesMigration.migrate(ValuesModel.of(source), name, old.text());
        output.ifPresent(target -> target.write(Content.of(migrated.text())));
        List<Moved> moved = migrated.moves().stream()
                .map(move -> new Moved(String.join(".", move.from()), String.join(".", move.to())))
                .toList();
        return outcome.withFindings(migrated.warnings())
                .withMigrated(new Migrated(
                        source.name(),
                        name,
                        moved,
                        output.map(target -> layout.relative(target.path())),
                        migrated.text()));
    }

    private ChartSource source(Optional<String> chart) {
        List<ChartSource> sources = new ProjectReader().read(layout).charts();
        List<String> names = sources.stream().map(ChartSource::name).toList();
        if (chart.isEmpty() && sources.size() != 1) {
            throw new UnknownNameException("the project has " + sources.size() + " charts: name one with --chart, of "
                    + String.join(", ", names));
        }
        return sources.stream()
                .filter(source -> chart.isEmpty() || chart.get().equals(source.name()))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "there is no chart '" + chart.orElse("") + "': " + NearMiss.advice(chart.orElse(""), names)));
    }
}
