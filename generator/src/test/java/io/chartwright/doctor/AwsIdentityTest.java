package io.chartwright.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final String CANARY = "canary-9917";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void makeTheFolder() throws IOException {
        environment.put("HOME", home.toString());
        Files.createDirectories(home.resolve(".aws"));
    }

    private void config(String... lines) throws IOException {
        Files.writeString(home.resolve(".aws/config"), String.join("\n", lines) + "\n");
    }

    private void credentials() throws IOException {
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id = " + CANARY + "\naws_secret_access_key = " + CANARY + "\n");
    }

    private void cache(String folder, String name, String json) throws IOException {
        Path file = home.resolve(".aws").resolve(folder).resolve("cache").resolve(name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    private List<Inspection> inspect() {
        List<Inspection> found = new AwsIdentity(environment, NOW).inspect();
        assertThat(found.toString()).doesNotContain(CANARY);
        return found;
    }

    private void assertFinds(Status status, String text) {
        assertThat(inspect())
                .anyMatch(one -> one.status() == status && one.found().contains(text));
    }

    private void assertAllIsWell() {
        assertThat(inspect()).isNotEmpty().allMatch(one -> one.status() == Status.OK);
    }

    @Test
    void inspectWhenARoleIsTakenWithADeviceFromALoginIsContent() throws IOException {
        credentials();
        config(
                "[default]",
                "region = eu-west-1",
                "[profile flow]",
                "role_arn = arn:aws:iam::111122223333:role/flow",
                "source_profile = default",
                "mfa_serial = arn:aws:iam::111122223333:mfa/ann");

        assertAllIsWell();
        assertFinds(Status.OK, "'flow' takes a role with what 'default' has and a code from a device");
    }

    @Test
    void inspectWhenThereIsNothingSaysSo() {
        assertFinds(Status.INFO, "there are no AWS profiles");
    }

    @Test
    void inspectWhenTheSourceIsMissingNamesIt() throws IOException {
        config("[profile flow]", "role_arn = arn:aws:iam::111122223333:role/flow", "source_profile = base");

        assertFinds(Status.ERROR, "'flow' has the source_profile 'base', which is in no file");
    }

    @Test
    void inspectWhenSourcesFormALoopShowsIt() throws IOException {
        config(
                "[profile a]",
                "role_arn = arn:aws:iam::111122223333:role/a",
                "source_profile = b",
                "[profile b]",
                "role_arn = arn:aws:iam::111122223333:role/b",
                "source_profile = c",
                "[profile c]",
                "role_arn = arn:aws:iam::111122223333:role/c",
                "source_profile = a");

        assertFinds(Status.ERROR, "'a' leads to itself: a -> b -> c -> a");
    }

    @Test
    void inspectWhenAProfileIsItsOwnSourceNeedsKeysOfItsOwn() throws IOException {
        String[] itself = {"[default]", "role_arn = arn:aws:iam::111122223333:role/a", "source_profile = default"};
        config(itself);
        assertFinds(Status.ERROR, "'default' leads to itself: default -> default");

        credentials();
        assertAllIsWell();
    }

    @Test
    void inspectWhenTheChainEndsWithoutALoginSaysSo() throws IOException {
        config(
                "[profile base]",
                "region = eu-west-1",
                "[profile flow]",
                "role_arn = arn:aws:iam::111122223333:role/flow",
                "source_profile = base");

        assertFinds(Status.ERROR, "'flow' takes its login from 'base', which has none");
    }

    @Test
    void inspectWhenARoleHasNoSourceOrTwoSaysSo() throws IOException {
        config(
                "[profile none]",
                "role_arn = arn:aws:iam::111122223333:role/a",
                "[profile two]",
                "role_arn = arn:aws:iam::111122223333:role/a",
                "source_profile = none",
                "credential_source = Environment");

        assertFinds(Status.ERROR, "'none' has role_arn, and nothing says with whose login");
        assertFinds(Status.ERROR, "'two' has source_profile and credential_source");
    }

    @Test
    void inspectWhenNamesAreMalformedSaysSoWithoutQuotingThem() throws IOException {
        credentials();
        config(
                "[profile flow]",
                "role_arn = " + CANARY,
                "source_profile = default",
                "mfa_serial = arn:aws:iam::1:mfa/" + CANARY,
                "[profile other]",
                "mfa_serial = arn:aws:iam::111122223333:mfa/ann",
                "[lost]",
                "region = eu-west-1");
        environment.put("AWS_PROFILE", "away");

        assertFinds(Status.ERROR, "'flow' has a role_arn that is none");
        assertFinds(Status.ERROR, "'flow' has a mfa_serial that is none");
        assertFinds(Status.WARNING, "'other' has mfa_serial without role_arn");
        assertFinds(Status.WARNING, "do not read the section [lost]");
        assertFinds(Status.ERROR, "AWS_PROFILE names 'away', which is in no file");
    }

    @Test
    void inspectWhenASessionHasEndedSaysHowToRenewIt() throws IOException {
        credentials();
        config(
                "[profile flow]",
                "role_arn = arn:aws:iam::111122223333:role/flow",
                "source_profile = default",
                "mfa_serial = arn:aws:iam::111122223333:mfa/ann");
        // The AWS tools name the file by the SHA-1 of
        // {"RoleArn": "arn:aws:iam::111122223333:role/flow", "SerialNumber": "arn:aws:iam::111122223333:mfa/ann"}.
        String name = "756d9cb7e88e2edf53f7f693a629bc135c8647c9";
        String session = "{\"Credentials\": {\"SecretAccessKey\": \"" + CANARY + "\", \"SessionToken\": \"" + CANARY
                + "\", \"Expiration\": \"2026-11-28T%s:00Z\"}}";

        cache("cli", name, session.formatted("09:59"));
        assertFinds(Status.WARNING, "the session of the AWS profile 'flow' has ended at 2026-11-28T09:59:00Z");
        assertThat(inspect().toString()).contains("aws sts get-caller-identity --profile flow", "code of your device");

        cache("cli", name, session.formatted("10:01"));
        assertAllIsWell();
    }

    @Test
    void inspectWhenTheSingleSignOnHasEndedSaysHowToLogIn() throws IOException {
        config(
                "[sso-session corp]",
                "sso_start_url = https://corp.awsapps.com/start",
                "[profile flow]",
                "sso_session = corp",
                "[profile lost]",
                "sso_session = gone");
        cache(
                "sso",
                "ee0bfd2552fbd840c02cc48b6e823320543c450f",
                "{\"accessToken\": \"" + CANARY + "\", \"expiresAt\": \"2026-11-27T10:00:00UTC\"}");

        assertFinds(Status.WARNING, "the single sign-on of the AWS profile 'flow' has ended at 2026-11-27T10:00:00Z");
        assertThat(inspect().toString()).contains("aws sso login --profile flow");
        assertFinds(Status.ERROR, "'lost' has the sso_session 'gone'");
    }

    @Test
    void inspectWhenACacheIsDamagedIgnoresIt() throws IOException {
        config("[profile flow]", "sso_session = corp", "[sso-session corp]", "sso_region = eu-west-1");
        cache("sso", "ee0bfd2552fbd840c02cc48b6e823320543c450f", "{\"expiresAt\": ");

        assertAllIsWell();
    }

    @Test
    void inspectWhenAFileIsInUtf16SaysSo() throws IOException {
        Files.write(home.resolve(".aws/config"), "[default]\n".getBytes(StandardCharsets.UTF_16LE));
        Files.write(home.resolve(".aws/credentials"), new byte[] {(byte) 0xff, (byte) 0xfe, '[', 0});

        assertFinds(Status.ERROR, "credentials cannot be read as text in UTF-8");
    }
}
