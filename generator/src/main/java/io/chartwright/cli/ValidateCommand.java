package io.chartwright.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "validate",
        header = "Prove the chart for every cloud on every Kubernetes version that it claims.",
        description = {
            "",
            "Renders in memory, then checks the chart's metadata, the values of every overlay against the schema, and for"
                    + " each overlay and each Kubernetes minor what Helm's template and lint say and what they render.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright validate                        all overlays",
            "  chartwright validate --profile eks          all overlays of one profile",
            "  chartwright validate --profile gke-internal --format json",
            "  chartwright validate --only 'api/*' --fail-on warning",
            "  chartwright validate --format github --format sarif=out/validate.sarif --format junit=out/validate.xml"
        })
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Validate this profile or overlay only; may be repeated.")
    private List<String> profiles = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PolicyOptions policy;

    @Override
    public Integer call() {
        return root.run(
                "validate", policy.applyTo(root.request().withProfiles(profiles)), pipeline -> pipeline.validate());
    }
}
