package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Content;
import io.chartwright.packaging.openpgp.TestKeys;
import io.chartwright.packaging.openpgp.TestKeys.Plan;
import io.chartwright.supplychain.Bundle;
import io.chartwright.supplychain.BundleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} says of a bundle that crossed over. */
class VerifyBundleTest {
    private static final String BUNDLE = "dist/mini-1.2.0.bundle.tgz";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    @BeforeEach
    void makeAProjectAndItsKey() throws Exception {
        CaseProject.lay("package-honours-the-epoch", project);
        PGPSecretKeyRing ring =
                Plan.of(TestKeys.ed25519(), "Jo <jo@example.com>").ring();
        Files.write(project.resolve("secret.gpg"), TestKeys.secret(ring));
        Files.write(project.resolve("public.gpg"), TestKeys.open(ring));
        Files.write(
                project.resolve("other.gpg"),
                TestKeys.open(Plan.of(TestKeys.ed25519(), "Eve").ring()));
    }

    @Test
    void verifyWhenTheBundleIsSignedNamesTheSigner() {
        bundle("--sign", "--keyring", "secret.gpg");

        Ran ran = verify(BUNDLE, "--keyring", "public.gpg", "--rebuild");

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ran.out())
                .contains("verified    dist/mini-1.2.0.bundle.tgz!/mini-1.2.0.tgz: mini 1.2.0")
                .contains("bundle      verified   its files have the digests of its list")
                .contains("provenance  verified   signed by Jo <jo@example.com>")
                .contains("rebuild     verified");
    }

    @Test
    void verifyWhenNobodyWhoIsTrustedHasSignedRefuses() {
        bundle("--sign", "--keyring", "secret.gpg");
        Ran other = verify(BUNDLE, "--keyring", "other.gpg");
        assertThat(other.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(other.out()).contains(BUNDLE + "!/mini-1.2.0.tgz.prov: error: [verify/provenance]");

        bundle();
        assertThat(verify(BUNDLE).exitCode()).isZero();
        Ran unsigned = verify(BUNDLE, "--keyring", "public.gpg");
        assertThat(unsigned.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(unsigned.out()).contains("mini-1.2.0.tgz.prov: error: [verify/provenance] is not there");
    }

    @Test
    void verifyWhenAValuesFileIsNotThatOfThePackageNamesIt() throws IOException {
        bundle("--sign", "--keyring", "secret.gpg");
        Bundle good = BundleReader.read(Files.newInputStream(project.resolve(BUNDLE)), "bundle");
        Map<String, Content> changed = new TreeMap<>(good.valuesFiles());
        changed.put("values-extra.yaml", Content.of("a: 1\n"));
        Files.write(
                project.resolve(BUNDLE),
                new Bundle(good.archive(), good.provenance(), changed, good.imagesLock(), good.billOfMaterials())
                        .content()
                        .bytes());

        Ran ran = verify(BUNDLE, "--keyring", "public.gpg");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.out())
                .contains("[bundle/content] does not hold, or holds otherwise, what lies beside it:"
                        + " values/values-extra.yaml")
                .contains("provenance  verified");
    }

    @Test
    void verifyWhenItIsNoBundleOrNotCalledLikeOneSaysSo() throws IOException {
        bundle();
        Files.copy(project.resolve(BUNDLE), project.resolve("download.tgz"));
        assertThat(verify("download.tgz").out())
                .contains(
                        "download.tgz: error: [verify/archive] is a bundle, perhaps you should give it a name that ends");

        Files.copy(project.resolve("dist/mini-1.2.0.tgz"), project.resolve("fake.bundle.tgz"));
        assertThat(verify("fake.bundle.tgz").out()).contains("fake.bundle.tgz!/bundle.yaml: error: [bundle/content]");

        byte[] whole = Files.readAllBytes(project.resolve(BUNDLE));
        Files.write(project.resolve("cut.bundle.tgz"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(verify("cut.bundle.tgz").out()).contains("is not a bundle");
    }

    private void bundle(String... options) {
        Ran ran = run(concat("bundle", options));
        assertThat(ran.exitCode()).as(ran.all()).isZero();
    }

    private Ran verify(String file, String... options) {
        return run(concat("verify", concat(file, options)));
    }

    private Ran run(String... words) {
        return Ran.in(project, Map.of(), "", words);
    }

    private static String[] concat(String first, String... more) {
        String[] all = new String[more.length + 1];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }
}
