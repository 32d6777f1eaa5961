package io.chartwright.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
            "  chartwright validate --profile gke-internal --format json"
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

    @Override
    public Integer call() {
        return root.run("validate", root.request().withProfiles(profiles), pipeline -> pipeline.validate());
    }
}
