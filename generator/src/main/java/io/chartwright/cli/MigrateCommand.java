package io.chartwright.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = MigrateCommand.NAME,
        header = "Move the renamed keys of an operator's values file to their new places.",
        description = {
            "",
            "Prints the file as this version of the chart wants it. A key takes its value and its comment lines along;"
                    + " everything else stays byte for byte. Findings go to standard error. Nothing is printed or"
                    + " written when an old key and its new one are both set.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright migrate old.yaml --output mine.yaml",
            "  chartwright migrate old.yaml | diff old.yaml -     show what would change"
        })
final class MigrateCommand implements Callable<Integer> {
    static final String NAME = "migrate";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Parameters(paramLabel = "OLD-VALUES", description = "The values file, written for an older version of the chart.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--chart", paramLabel = "NAME", description = "The chart, when the project has several.")
    private @Nullable String chart;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file, not to standard output.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        return root.run(
                NAME,
                root.request(),
                pipeline -> pipeline.migrate(
                        root.resolve(file),
                        Optional.ofNullable(chart),
                        Optional.ofNullable(output).map(root::resolve)));
    }
}
