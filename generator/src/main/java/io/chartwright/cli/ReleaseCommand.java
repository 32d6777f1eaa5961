package io.chartwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RepositoryOption option;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PolicyOptions policy;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EngineOptions engine;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SigningOptions signing;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CosignOption cosign;

    @Override
    public Integer call() {
        return root.run(
                "release",
                signing.applyTo(
                        engine.applyTo(policy.applyTo(cosign.applyTo(option.applyTo(root.request(), root), root))),
                        root),
                pipeline -> pipeline.release());
    }
}
