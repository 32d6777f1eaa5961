package io.chartwright.cli;

import io.chartwright.RepositoryIndexes;
import io.chartwright.RepositoryIndexes.Repair;
import io.chartwright.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "repair",
        header = "Make an index say what the packages of its repository are.",
        description = {
            "",
            "Writes entries anew from their packages where they differ, puts versions in order, and drops entries whose"
                    + " package is gone. An entry whose package is there, or on another server, is never dropped; what is"
                    + " right stays byte for byte. The index is written last, as when publishing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright index repair ../my-charts --dry-run    say what would be changed",
            "  chartwright index repair ../my-charts"
        })
final class IndexRepairCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private IndexCommand index;

    @Parameters(
            paramLabel = "REPOSITORY",
            description =
                    "A folder, or an address as for 'publish --repo', but not of a registry or ChartMuseum, which have no such index.")
    @SuppressWarnings("NullAway.Init")
    private String repository;

    @Option(names = "--dry-run", description = "Write nothing; say what would be changed.")
    private boolean dryRun;

    @Option(
            names = "--single-writer",
            description =
                    "Nobody publishes at the same time: wanted for repositories that cannot keep publishers apart.")
    private boolean singleWriter;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConnectionOptions connection;

    @Override
    public Integer call() {
        Request request = index.request(repository, connection, singleWriter);
        return index.root().ask("index repair", request, pipeline -> answer(RepositoryIndexes.repair(request, dryRun)));
    }

    private Answer answer(List<Repair> repairs) {
        StringBuilder text = new StringBuilder();
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Repair repair : repairs) {
            text.append("            line ")
                    .append(repair.line())
                    .append(": ")
                    .append(repair.chart())
                    .append(repair.version().isEmpty() ? "" : " " + repair.version())
                    .append(": ")
                    .append(repair.what())
                    .append('\n');
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("line", repair.line());
            fields.put("chart", repair.chart());
            fields.put("version", repair.version());
            fields.put("what", repair.what());
            changes.add(fields);
        }
        String done = repairs.isEmpty()
                ? "nothing to change"
                : repairs.size() + (repairs.size() == 1 ? " change" : " changes") + (dryRun ? " to make" : "");
        return Answer.of(Map.of("repaired", changes), "repaired    " + repository + ": " + done + "\n" + text);
    }
}
