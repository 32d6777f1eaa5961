package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.oci.Login.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RegistryLoginsTest {

    private static final OciReference GHCR = OciReference.parse("oci://ghcr.io/team");

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void setHome() {
        environment.put("HOME", home.toString());
        environment.put("PATH", home.resolve("bin").toString());
    }

    @Test
    void findWhenNothingIsKeptFindsNobody() {
        assertThat(new RegistryLogins(environment).find(GHCR)).isEmpty();
    }

    @Test
    void findWhenDockerKeepsAPasswordReturnsIt() throws IOException {
        docker("{\n\t\"auths\": {\"https://ghcr.io/v1/\": {\"auth\": \"bWU6cGE6c3M=\"}}}");

        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "me", "pa:ss"));
        assertThat(new RegistryLogins(environment).find(OciReference.parse("oci://ghcr.io.example")))
                .isEmpty();
    }

    @Test
    void findWhenRegistryIsDockerHubKnowsItsOldName() throws IOException {
        docker("{\"auths\": {\"https://index.docker.io/v1/\": {\"identitytoken\": \"abc\"}}}");

        assertThat(new RegistryLogins(environment).find(OciReference.parse("oci://docker.io/me")))
                .contains(new Login(Kind.IDENTITY_TOKEN, "", "abc"));
    }

    @Test
    void findWhenHelmKeepsAPasswordPrefersItToDockers() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {\"username\": \"docker\", \"password\": \"one\"}}}");
        write(".config/helm/registry/config.json", "{\"auths\": {\"ghcr.io\": {\"auth\": \"aGVsbTp0d28=\"}}}");

        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "helm", "two"));
    }

    @Test
    void findWhenTheEnvironmentNamesSomebodyPrefersIt() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {\"username\": \"docker\", \"password\": \"one\"}}}");
        environment.put("CHARTWRIGHT_USERNAME", "ci");
        environment.put("CHARTWRIGHT_PASSWORD", "three");

        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "ci", "three"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void findWhenAProgramKeepsThePasswordAsksIt() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {}}, \"credsStore\": \"all\", \"credHelpers\": {\"ghcr.io\": \"own\"}}");
        program(
                "docker-credential-own",
                "read server; echo \"{\\\"Username\\\":\\\"$1-$server\\\",\\\"Secret\\\":\\\"x\\\"}\"");
        program("docker-credential-all", "echo credentials not found in native keychain; exit 1");

        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "get-ghcr.io", "x"));
        assertThat(new RegistryLogins(environment).find(OciReference.parse("oci://other.example")))
                .isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void findWhenTheProgramKnowsNobodyReadsTheFileItself() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"bWU6cGE6c3M=\"}}, \"credsStore\": \"all\"}");
        program("docker-credential-all", "echo credentials not found in native keychain; exit 1");

        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "me", "pa:ss"));
    }

    @Test
    void findWhenVariablesNameTheFilesReadsThoseInOrder() throws IOException {
        write("own.json", "{\"auths\": {\"ghcr.io\": {\"auth\": \"aGVsbTp0d28=\"}}}");
        write("elsewhere/config.json", "{\"auths\": {\"ghcr.io\": {\"registrytoken\": \"docker\"}}}");
        docker("{\"auths\": {\"ghcr.io\": {\"username\": \"usual\", \"password\": \"one\"}}}");
        environment.put("CHARTWRIGHT_TOKEN", "own");
        environment.put("HELM_REGISTRY_CONFIG", home.resolve("own.json").toString());
        environment.put("DOCKER_CONFIG", home.resolve("elsewhere").toString());

        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.REGISTRY_TOKEN, "", "own"));
        environment.remove("CHARTWRIGHT_TOKEN");
        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "helm", "two"));
        environment.remove("HELM_REGISTRY_CONFIG");
        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.REGISTRY_TOKEN, "", "docker"));
        environment.remove("DOCKER_CONFIG");
        assertThat(new RegistryLogins(environment).find(GHCR)).contains(new Login(Kind.PASSWORD, "usual", "one"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void findWhenTheProgramFailsDoesNotRepeatWhatItPrinted() throws IOException {
        docker("{\"credsStore\": \"all\"}");
        program("docker-credential-all", "echo hidden; echo hidden >&2; exit 3");

        assertThatThrownBy(() -> new RegistryLogins(environment).find(GHCR))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("docker-credential-all")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void findWhenTheProgramIsMissingOrNoNameSaysSo() throws IOException {
        docker("{\"credsStore\": \"gone\"}");
        assertThatThrownBy(() -> new RegistryLogins(environment).find(GHCR))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("docker-credential-gone")
                .hasMessageContaining("PATH");

        docker("{\"credsStore\": \"../../evil\"}");
        assertThatThrownBy(() -> new RegistryLogins(environment).find(GHCR))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no name of a credential helper");
    }

    @Test
    void findWhenTheFileIsBrokenDoesNotRepeatIt() throws IOException {
        docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"hidden");
        assertThatThrownBy(() -> new RegistryLogins(environment).find(GHCR))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("config.json")
                .hasMessageNotContaining("hidden");

        docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"!hidden\"}}}");
        assertThatThrownBy(() -> new RegistryLogins(environment).find(GHCR))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Base64")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void toStringWhenThereIsASecretDoesNotShowIt() {
        assertThat(new Login(Kind.PASSWORD, "me", "hidden").toString()).doesNotContain("hidden");
    }

    private void docker(String json) throws IOException {
        write(".docker/config.json", json);
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void program(String name, String script) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(home.resolve("bin/" + name), PosixFilePermissions.fromString("rwx------"));
    }
}
