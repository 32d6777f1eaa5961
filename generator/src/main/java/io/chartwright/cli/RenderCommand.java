package io.chartwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "render",
        header = "Write charts/ from chart-templates/ and values/.",
        description = {
            "",
            "Reads each folder of chart-templates/ and the cloud profiles in values/, and writes the chart to charts/."
                    + " Nothing is written when a template, the values model or a profile has a problem.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright render           write what has changed",
            "  chartwright render --check   write nothing, but exit with 1 on drift"
        })
final class RenderCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Option(names = "--check", description = "Write nothing, and exit with 1 when charts/ differs from its sources.")
    private boolean check;

    @Override
    public Integer call() {
        return root.run("render", root.request().withCheck(check), pipeline -> pipeline.render());
    }
}
