package io.chartwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "package",
        header = "Write dist/<chart>-<version>.tgz, with the same bytes on every machine.",
        description = {
            "",
            "Renders in memory and packages as Helm does, but without anything that depends on the machine or the time."
                    + " SOURCE_DATE_EPOCH sets the time of the files in the archive.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright package",
            "  chartwright package --sign --keyring keys.gpg --key jo@example.com"
        })
final class PackageCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SigningOptions signing;

    @Override
    public Integer call() {
        return root.run("package", signing.applyTo(root.request(), root), pipeline -> pipeline.pack());
    }
}
