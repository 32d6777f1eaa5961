package io.chartwright.cli;

import io.chartwright.CosignSigning;
import io.chartwright.Request;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that sign in OCI registries. */
final class CosignOption {
    private static final String VARIABLE = "COSIGN_PASSWORD";

    @Option(
            names = "--cosign-key",
            paramLabel = "FILE",
            description = "Sign in the OCI registry with this key of cosign; its passphrase is in COSIGN_PASSWORD.")
    private @Nullable Path key;

    /** Returns the request with what the option says. */
    Request applyTo(Request request, RootCommand root) {
        return key == null
                ? request
                : request.withCosign(new CosignSigning(root.resolve(key), name -> Optional.ofNullable(
                                root.environment().get(VARIABLE))
                        .map(String::toCharArray)));
    }
}
