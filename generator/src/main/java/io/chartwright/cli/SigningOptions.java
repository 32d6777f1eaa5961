package io.chartwright.cli;

import io.chartwright.Request;
import io.chartwright.Signing;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of commands that sign archives, with Helm's names. */
final class SigningOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--sign", description = "Sign the archive with OpenPGP: write <archive>.prov, as Helm reads it.")
    private boolean isWanted;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description =
                    "The key to sign with: its name, e-mail address or fingerprint, when the keyring has several.")
    private @Nullable String key;

    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description = "The private keys, as 'gpg --export-secret-keys' writes them; default: secring.gpg in"
                    + " GNUPGHOME or ~/.gnupg.")
    private @Nullable Path keyring;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The file whose first line is the key's passphrase, - for standard input; default:"
                    + " CHARTWRIGHT_PASSPHRASE, or it is asked for on a terminal.")
    private @Nullable String passphraseFile;

    /** Returns the request with what the options say. */
    Request applyTo(Request request, RootCommand root) {
        if (!isWanted) {
            if (key != null || keyring != null || passphraseFile != null) {
                throw new ParameterException(spec.commandLine(), "--key, --keyring and --passphrase-file need --sign");
            }
            return request;
        }
        Path file = keyring == null ? root.gnupgFolder().resolve("secring.gpg") : root.resolve(keyring);
        Passphrases passphrases = root.passphrases(Optional.ofNullable(passphraseFile));
        return request.withSigning(new Signing(file, key == null ? "" : key, passphrases::of));
    }
}
