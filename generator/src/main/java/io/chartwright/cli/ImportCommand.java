package io.chartwright.cli;

import io.chartwright.AdoptRequest;
import io.chartwright.Request;
import io.chartwright.model.Adopted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = ImportCommand.NAME,
        header = "Make values of the boomi-flow chart from raw manifests.",
        description = {
            "",
            "Reads the manifests of a Flow that was installed with kubectl, writes a values file, and says of every field"
                    + " whether it is carried over, changed or dropped, and why. The chart is rendered with the values and"
                    + " compared with the manifests; what is lost is an error. Secrets are named, never printed. Nothing"
                    + " is changed in a cluster.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright import manifests/ --output mine.yaml --plan",
            "  kubectl get \"deploy,svc,cm,ing,hpa,pdb\" -n flow -o yaml | chartwright import -",
            "  chartwright import all.yaml --overlay eks-auto-public --format json"
        })
final class ImportCommand implements Callable<Integer> {
    static final String NAME = "import";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Parameters(paramLabel = "PATH", description = "A file or folder of manifests, or - for standard input.")
    @SuppressWarnings("NullAway.Init")
    private String path;

    @Option(
            names = "--overlay",
            paramLabel = "NAME",
            description = "The overlay to build on, such as eks-public; default: the one that the Services show.")
    private @Nullable String overlay;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the values to this file, not to standard output.")
    private @Nullable Path output;

    @Option(names = "--plan", description = "Say as well how to move without downtime, as commands.")
    private boolean hasPlan;

    @Override
    public Integer call() {
        Request request = root.request();
        root.requireProject(request);
        AdoptRequest what = new AdoptRequest(
                root.named(path),
                Optional.ofNullable(overlay),
                Optional.ofNullable(output).map(root::resolve));
        return root.ask(NAME, request, pipeline -> answer(pipeline.adopt(what)));
    }

    private Answer answer(Adopted adopted) {
        return new Answer(
                        adopted.findings(),
                        Map.of("imported", ImportText.json(adopted)),
                        ImportText.text(adopted, output, hasPlan),
                        false)
                .withMarkdown(ImportText.markdown(adopted, hasPlan))
                .withFile(output == null ? Optional.of(adopted.values()) : Optional.empty());
    }
}
