package io.chartwright.cli;

import io.chartwright.KnownAnnotations;
import io.chartwright.KnownAnnotations.Explained;
import io.chartwright.model.UnknownNameException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = AnnotationsCommand.NAME,
        header = "Explain the annotations that controllers of the clouds read.",
        description = {
            "",
            "Lists every controller with its annotations, or says of one annotation what it does, what values it takes and"
                    + " what it needs beside it. Needs no project.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright annotations --cloud azure --kind Service",
            "  chartwright annotations service.beta.kubernetes.io/aws-load-balancer-scheme"
        })
final class AnnotationsCommand implements Callable<Integer> {
    static final String NAME = "annotations";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "KEY", arity = "0..1", description = "The annotation, as it stands on an object.")
    private @Nullable String key;

    @Option(
            names = "--cloud",
            paramLabel = "NAME",
            description =
                    "List those of this cloud only: aws, azure, gcp, openshift, digitalocean, oci, linode or any.")
    private @Nullable String cloud;

    @Option(names = "--kind", paramLabel = "KIND", description = "List those on this kind of object only.")
    private @Nullable String kind;

    @Override
    public Integer call() {
        List<Explained> annotations = asked();
        return root.print(
                NAME,
                Map.of(
                        Format.text, () -> AnnotationText.of(annotations),
                        Format.json, () -> AnnotationText.json(NAME, annotations)));
    }

    private List<Explained> asked() {
        KnownAnnotations known = new KnownAnnotations();
        try {
            return key == null ? known.list(Optional.ofNullable(cloud), Optional.ofNullable(kind)) : known.explain(key);
        } catch (UnknownNameException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
