package io.chartwright.cli;

import io.chartwright.Pipeline;
import io.chartwright.Request;
import io.chartwright.ValidateRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            "  chartwright validate --coverage             and what no overlay reaches",
            "  chartwright validate --try-values --profile local",
            "  chartwright validate --watch                again after each change",
            "  chartwright validate manifests/ --crds crds.yaml",
            "  chartwright validate --format github --format sarif=out/validate.sarif --format junit=out/validate.xml",
            "  chartwright validate charts/other -f mine.yaml --kube-version 1.34..1.37",
            "  kubectl kustomize . | chartwright validate - --kube-version 1.36"
        })
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = {
                "What to validate: a chart's folder or archive, a folder or file of manifests,",
                "or - for manifests on standard input; default: the project."
            })
    private @Nullable String path;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OverlayOptions overlays;

    @Option(
            names = "--crds",
            paramLabel = "PATH",
            description =
                    "A file or folder of CustomResourceDefinitions, which objects of their kinds are held against;"
                            + " may be repeated. Those in a chart's crds/, and many of known projects, are known already.")
    private List<String> definitions = List.of();

    @Option(
            names = "--coverage",
            description = "Report as well which branches of the templates no overlay reaches, nor its test values.")
    private boolean coverage;

    @Option(
            names = "--try-values",
            description = "Try as well what the chart's schema accepts for each value, and report what the templates"
                    + " cannot render; renders thousands of times, so choose one --profile to be quicker.")
    private boolean trials;

    @Option(
            names = {"-w", "--watch"},
            description = "Validate again after each change of a source, until the process is stopped.")
    private boolean watch;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PolicyOptions policy;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EngineOptions engine;

    @Override
    public Integer call() {
        if (!watch) {
            return validate();
        }
        if ("-".equals(path)) {
            throw root.wrongUse("standard input cannot be watched: name a file or a folder");
        }
        List<Path> places = new ArrayList<>(overlays.files(root));
        definitions.stream().map(Path::of).map(root::resolve).forEach(places::add);
        if (path == null) {
            places.addAll(Pipeline.sources(root.request().project()));
        } else {
            places.add(root.resolve(Path.of(path)));
        }
        return root.watch(places).run(this::validate);
    }

    private int validate() {
        ValidateRequest what = overlays.request(root, Optional.ofNullable(path).map(root::named), coverage)
                .with(definitions.stream().map(root::named).toList())
                .withTrials(trials);
        Request request = engine.applyTo(policy.applyTo(root.request().withProfiles(overlays.profiles())));
        Consumer<Pipeline> step = pipeline -> pipeline.validate(what);
        return path == null ? root.run("validate", request, step) : root.runAnywhere("validate", request, step);
    }
}
