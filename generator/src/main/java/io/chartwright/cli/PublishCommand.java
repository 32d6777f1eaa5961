package io.chartwright.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RepositoryOption option;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SigningOptions signing;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CosignOption cosign;

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "0..1",
            description = "Publish what is in this bundle, which is checked first; needs no project.")
    private @Nullable Path bundle;

    @Override
    public Integer call() {
        if (bundle != null) {
            if (signing.applyTo(root.request(), root).signing().isPresent()) {
                throw new ParameterException(spec.commandLine(), "a bundle brings its signature along: sign it there");
            }
            Path file = root.resolve(bundle);
            return root.runAnywhere(
                    "publish",
                    cosign.applyTo(option.applyTo(root.request(), root), root),
                    pipeline -> pipeline.publish(file));
        }
        return root.run(
                "publish",
                signing.applyTo(cosign.applyTo(option.applyTo(root.request(), root), root), root),
                pipeline -> pipeline.publish());
    }
}
