package io.chartwright.cli;

import io.chartwright.Pipeline;
import io.chartwright.ValidateRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = ImpactCommand.NAME,
        header = "Show which objects and fields each value moves.",
        description = {
            "",
            "Changes one value after the other to another one that the chart accepts, renders every overlay with it, and"
                    + " says what differs then. Shows no values.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright impact web.replicas             one value, in every overlay",
            "  chartwright impact web.service --profile eks",
            "  chartwright impact --format markdown=impact.md",
            "  chartwright impact --chart charts/other -f mine.yaml"
        })
final class ImpactCommand implements Callable<Integer> {
    static final String NAME = "impact";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            description =
                    "A value, keys joined by dots, or an object whose values all are meant; default: every value.")
    private @Nullable String key;

    @Option(
            names = "--chart",
            paramLabel = "PATH",
            description = "The folder or archive of a chart; default: those of the project.")
    private @Nullable String chart;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OverlayOptions overlays;

    @Override
    public Integer call() {
        ValidateRequest what = overlays.request(root, Optional.ofNullable(chart).map(root::named), false);
        Consumer<Pipeline> step = pipeline -> pipeline.impact(what, Optional.ofNullable(key));
        return chart == null ? root.run(NAME, root.request(), step) : root.runAnywhere(NAME, root.request(), step);
    }
}
