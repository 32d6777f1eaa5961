package io.chartwright.cli;

import io.chartwright.PublishRequest;
import io.chartwright.Request;
import io.chartwright.VerifyRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        header = "Compare a package with what was signed, listed and built.",
        description = {
            "",
            "Reads the package, its .prov and the index.yaml beside it, and says what agrees; of a bundle, what is in it."
                    + " With --rebuild, makes the package again from the project's sources and compares the bytes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright verify web-1.4.0.tgz --keyring publisher.gpg",
            "  chartwright verify web-1.4.0.bundle.tgz --keyring publisher.gpg",
            "  chartwright verify web-1.4.0.tgz --rebuild --at v1.4.0",
            "  chartwright verify oci://ghcr.io/team/web:1.4.0 --cosign-key cosign.pub"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final String NAME = "verify";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PACKAGE",
            description = "The package or bundle: a file, its URL below a repository as in --repo of publish, or"
                    + " oci://HOST/PATH/CHART:VERSION.")
    @SuppressWarnings("NullAway.Init")
    private String subject;

    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description = "The public keys that you trust, as 'gpg --export' writes them; a signature is demanded.")
    private @Nullable Path keyring;

    @Option(
            names = "--cosign-key",
            paramLabel = "FILE",
            description = "The public key that must have signed it in its OCI registry, such as cosign.pub.")
    private @Nullable Path cosignKey;

    @Option(names = "--rebuild", description = "Make the package again from the project's sources.")
    private boolean isRebuild;

    @Option(
            names = "--at",
            paramLabel = "COMMIT",
            description = "Take the sources from this commit, tag or branch; default: as they are on disk.")
    private @Nullable String commit;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConnectionOptions connection;

    @Override
    public Integer call() {
        if (commit != null && !isRebuild) {
            throw new ParameterException(spec.commandLine(), "--at needs --rebuild");
        }
        VerifyRequest what = new VerifyRequest(
                subject,
                root.resolve(Path.of(subject.contains("://") ? "" : subject)),
                Optional.ofNullable(keyring).map(root::resolve),
                Optional.ofNullable(cosignKey).map(root::resolve),
                isRebuild,
                Optional.ofNullable(commit));
        Request request = root.request()
                .withPublishing(new PublishRequest(
                        Optional.empty(),
                        false,
                        false,
                        false,
                        connection.isPlainHttp(),
                        connection.retryTime(),
                        root.environment()));
        return isRebuild
                ? root.run(NAME, request, pipeline -> pipeline.verify(what))
                : root.runAnywhere(NAME, request, pipeline -> pipeline.verify(what));
    }
}
