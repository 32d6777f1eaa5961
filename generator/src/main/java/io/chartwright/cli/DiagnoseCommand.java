package io.chartwright.cli;

import io.chartwright.LiveReleases;
import io.chartwright.LiveReleases.Diagnosed;
import io.chartwright.cli.Answer.Failure;
import io.chartwright.model.Diagnosis;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = DiagnoseCommand.NAME,
        header = "Say why a release in a cluster does not work, and how to mend it.",
        description = {
            "",
            "Reads pods, events, Services, logs, autoscalers, budgets, quotas and policies of the release, and names causes:"
                    + " first what to mend first, each with what was seen, the values to change and the command that shows it."
                    + " Writes nothing to the cluster, and prints no secret. Ends with 1 when there are causes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright diagnose -n flow                the only release of the namespace",
            "  chartwright diagnose -n flow boomi-flow --format markdown",
            "  chartwright diagnose -n flow --bundle flow.tgz    what was read, for others"
        })
final class DiagnoseCommand implements Callable<Integer> {
    static final String NAME = "diagnose";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "RELEASE",
            description = "The release, as Helm names it; may be left out when the namespace has only one.")
    private @Nullable String release;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Its namespace; default: the context's.")
    private @Nullable String namespace;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Also write a .tgz with the report and all that was read, without secrets.")
    private @Nullable Path bundle;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ClusterOptions cluster;

    @Override
    public Integer call() {
        return root.ask(NAME, root.request(), pipeline -> {
            Diagnosed diagnosed = LiveReleases.diagnose(
                    cluster.request(root),
                    Optional.ofNullable(namespace),
                    Optional.ofNullable(release).orElse(""),
                    Instant.now());
            return answer(diagnosed);
        });
    }

    private Answer answer(Diagnosed diagnosed) {
        Diagnosis diagnosis = diagnosed.diagnosis();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("diagnosis", DiagnosisText.json(diagnosis));
        String text = DiagnosisText.text(diagnosis);
        String markdown = DiagnosisText.markdown(diagnosis);
        if (bundle != null) {
            int size = diagnosed.writeTo(root.resolve(bundle), "## chartwright diagnose\n\n" + markdown);
            fields.put("archive", Map.of("file", bundle.toString(), "size", size));
            text += "\narchive     " + bundle + ", " + size + " bytes; look through it before you give it away\n";
        }
        long count = diagnosis.causes().stream()
                .filter(cause -> cause.follows().isEmpty())
                .count();
        Optional<Failure> failure = count == 0
                ? Optional.empty()
                : Optional.of(new Failure(
                        ExitCode.FINDINGS,
                        "release " + diagnosis.release() + " does not work as it should: "
                                + TextReport.count(count, "cause")));
        return Answer.document(fields, text).withMarkdown(markdown).withFailure(failure);
    }
}
