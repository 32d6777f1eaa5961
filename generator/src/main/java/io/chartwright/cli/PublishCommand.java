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
            "Adds the archive and the values file of each overlay, then changes index.yaml, and reads everything back."
                    + " A version that is there with the same bytes is left alone; one with other bytes is never"
                    + " overwritten (exit 4). Whoever is interrupted runs it again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright publish                      into dist/repo",
            "  chartwright publish --repo ../my-charts  into a folder that a web server serves",
            "  chartwright publish --repo s3://my-charts/stable --dry-run"
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CosignOption cosign;

    @Override
    public Integer call() {
        return root.run(
                "publish",
                signing.applyTo(cosign.applyTo(option.applyTo(root.request(), root), root), root),
                pipeline -> pipeline.publish());
    }
}
