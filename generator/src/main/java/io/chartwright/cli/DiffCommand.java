package io.chartwright.cli;

import io.chartwright.DiffRequest;
import io.chartwright.PublishRequest;
import io.chartwright.Request;
import io.chartwright.ValidateRequest.Named;
import io.chartwright.cli.Answer.Failure;
import io.chartwright.model.StateDiff;
import java.time.Duration;
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
        name = DiffCommand.NAME,
        header = "Show what a change does to the rendered objects, overlay by overlay.",
        description = {
            "",
            "Renders two states of a chart with every overlay and compares the objects field by field. The same change in"
                    + " many overlays is told once. Says what an operator must know of a change:",
            "  refused   the API server does not take it, so the upgrade fails",
            "  lost      something that cannot be made again is deleted",
            "  address   an address is given up or made anew",
            "  inert     the object that is there stays as it was",
            "  stale     pods go on with what they have read before",
            "  restart   pods are replaced",
            "Texts that may be secret, and the data of Secrets, are shown as (hidden).",
            "",
            "A state is a git revision of the project (main, HEAD~1, a tag), a chart's folder or .tgz, its address"
                    + " (oci://HOST/PATH/CHART:VERSION, https://HOST/CHART.tgz), or a project's folder. Where a revision"
                    + " and a folder have the same name, the folder is ./NAME.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright diff                        what this branch changes",
            "  chartwright diff HEAD                   what is not committed yet",
            "  chartwright diff v1.0.0 v1.1.0 --profile eks",
            "  chartwright diff boomi-flow-1.0.0.tgz   what changes for who has that package",
            "  chartwright diff origin/main --format markdown=comment.md",
            "  chartwright diff old.tgz new.tgz -f mine.yaml --exit-code"
        })
final class DiffCommand implements Callable<Integer> {
    static final String NAME = "diff";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OLD",
            description = {
                "The earlier state; default: where this branch left the default branch (the merge base), which on"
                        + " that branch is what was last fetched or committed."
            })
    private @Nullable String before;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "The later state; default: the project as it is on disk.")
    private @Nullable String after;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OverlayOptions overlays;

    @Option(names = "--all", description = "Show labels of versions and checksums too.")
    private boolean all;

    @Option(names = "--exit-code", description = "Exit with 1 when something differs.")
    private boolean tells;

    @Override
    public Integer call() {
        Request request = root.request()
                .withPublishing(new PublishRequest(
                        Optional.empty(), false, false, false, false, Duration.ofMinutes(2), root.environment()));
        if (after == null) {
            root.requireProject(request);
        }
        DiffRequest what = new DiffRequest(
                Optional.ofNullable(before).map(this::named),
                Optional.ofNullable(after).map(this::named),
                overlays.request(root, Optional.empty(), false),
                !all);
        return root.ask(NAME, request, pipeline -> answer(pipeline.diff(what)));
    }

    /** An address is no path, and some systems refuse to take it for one. */
    private Named named(String name) {
        Named path = root.named(name.contains("://") ? "" : name);
        return new Named(name, path.path(), path.stream());
    }

    private Answer answer(StateDiff diff) {
        Optional<Failure> failure = tells && diff.differs()
                ? Optional.of(new Failure(ExitCode.FINDINGS, "the two states differ"))
                : Optional.empty();
        return new Answer(diff.findings(), Map.of("diff", DiffJson.of(diff)), DiffText.of(diff, false), true)
                .withColors(DiffText.of(diff, true))
                .withMarkdown(DiffMarkdown.of(diff))
                .withHeadline(DiffText.summary(diff))
                .withFailure(failure);
    }
}
