package io.chartwright.cli;

import io.chartwright.Doctor;
import io.chartwright.DoctorRequest;
import io.chartwright.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = DoctorCommand.NAME,
        header = "Check a workstation, a login and a cluster before the chart is installed.",
        description = {
            "",
            "Runs each program for its version, reads the AWS profiles and the kubeconfig, and asks the cluster for its"
                    + " version, for your rights and for what the chart needs there. Changes nothing and prints no secret.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright doctor --cloud eks",
            "  chartwright doctor -f mine.yaml -n boomi-flow    also the Secrets they name",
            "  chartwright doctor --format json"
        })
final class DoctorCommand implements Callable<Integer> {
    static final String NAME = "doctor";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Option(
            names = "--cloud",
            paramLabel = "PROFILE",
            description = "Your cloud: eks, aks, gke, openshift or local; default: what the cluster tells.")
    private @Nullable String cloud;

    @Option(
            names = {"-f", "--values"},
            paramLabel = "FILE",
            description = "Your values, whose Secrets, keys and addresses are looked up; may be repeated.")
    private List<String> values = List.of();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Where the chart is to be installed; default: the context's namespace.")
    private @Nullable String namespace;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ClusterOptions cluster;

    @Override
    public Integer call() {
        Request request = root.request();
        root.requireProject(request);
        DoctorRequest what = new DoctorRequest(
                Optional.ofNullable(cloud),
                values.stream().map(root::named).toList(),
                cluster.request(root),
                Optional.ofNullable(namespace),
                Instant.now());
        return root.ask(NAME, request, pipeline -> new DoctorText(root.platform())
                .answer(new Doctor(pipeline, request, what).examine()));
    }
}
