package io.chartwright.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "release",
        header = "Render, validate, package and publish: the main job.",
        description = {
            "",
            "Runs the four steps in their order and stops before packaging when validation finds an error.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright release                      into dist/repo",
            "  chartwright release --repo ../my-charts  into a folder that a web server serves"
        })
final class ReleaseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Option(names = "--repo", paramLabel = "DIR", description = "The chart repository's folder; default: dist/repo.")
    private @Nullable String repository;

    @Override
    public Integer call() {
        return root.run("release", root.request(repository), pipeline -> pipeline.release());
    }
}
