package io.chartwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "publish",
        header = "Package and add to a chart repository.",
        description = {
            "",
            "Adds the archive and the values file of each overlay, then replaces index.yaml. A version that is there with"
                    + " the same bytes is left alone; one with other bytes is never overwritten (exit 4)."
        },
        footer = {
            "",
            "Examples:",
            "  chartwright publish                      into dist/repo",
            "  chartwright publish --repo ../my-charts  into a folder that a web server serves"
        })
final class PublishCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RepositoryOption option;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SigningOptions signing;

    @Override
    public Integer call() {
        return root.run(
                "publish", signing.applyTo(root.request(option.repository), root), pipeline -> pipeline.publish());
    }
}
