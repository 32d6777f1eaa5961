package io.chartwright.cli;

import io.chartwright.PublishRequest;
import io.chartwright.Request;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "index",
        header = "Check or repair the index.yaml of a chart repository.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {IndexVerifyCommand.class, IndexRepairCommand.class},
        footer = {
            "",
            "Examples:",
            "  chartwright index verify ../my-charts",
            "  chartwright index repair ../my-charts --dry-run"
        })
final class IndexCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    RootCommand root() {
        return root;
    }

    /** Returns the request for the repository; a folder is taken from the working folder. */
    Request request(String repository, ConnectionOptions connection, boolean isSingleWriter) {
        String where = repository.contains("://")
                ? repository
                : root.resolve(Path.of(repository)).toString();
        return root.request()
                .withPublishing(new PublishRequest(
                        Optional.of(where),
                        false,
                        false,
                        isSingleWriter,
                        connection.isPlainHttp(),
                        connection.retryTime(),
                        root.environment()));
    }
}
