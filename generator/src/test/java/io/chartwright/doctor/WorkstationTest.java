package io.chartwright.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import io.chartwright.model.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkstationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path path;

    private Workstation workstation(LocalDate today) {
        return new Workstation(Map.of("PATH", path.toString()), today, Duration.ofMillis(1500));
    }

    /** Puts a program on the private PATH that prints this, whatever it is asked. */
    private void program(String name, String output) throws IOException {
        script(name, "echo '" + output + "'");
    }

    private void script(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Inspection about(String tool, String cloud) {
        return workstation(TODAY).inspect(Optional.of(cloud), Runtime.version()).stream()
                .filter(one -> one.found().startsWith(tool + " ") || one.found().startsWith(tool + ","))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void javaWhenTooOldComesWithCommandsForEveryPlatform() {
        Inspection java = workstation(TODAY)
                .inspect(Optional.of("local"), Runtime.Version.parse("11.0.2"))
                .get(0);

        assertThat(java.found()).isEqualTo("Java 11 is too old for chartwright");
        for (Platform platform : Platform.values()) {
            assertThat(java.remedy().commands(platform)).isNotEmpty().allSatisfy(command -> assertThat(command)
                    .contains("17"));
        }
        assertThat(java.remedy().commands(Platform.WINDOWS)).anyMatch(command -> command.startsWith("winget install"));
    }

    /** PowerShell makes two words of what a comma joins, so {@code get pods,services} would ask for a pod "services". */
    @ParameterizedTest
    @ValueSource(strings = {"doctor/tools.yaml", "doctor/needs.yaml", "diagnose/causes.yaml"})
    void commandsWhenTheyNameSeveralKindsQuoteThem(String file) throws IOException {
        try (InputStream in = Workstation.class.getResourceAsStream("/io/chartwright/" + file)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContainPattern("kubectl[^\"\n]* [a-z]+,[a-z]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "helm|local|v4.2.4+g1a2b3c|OK|helm 4.2.4",
                "helm|local|v4.0.0|OK|helm 4.0.0",
                "helm|local|v3.21.4+gdeadbee|INFO|helm 3.21.4 gets security fixes until 2027-02-10 (facts of 2026-08-22)",
                "aws|eks|aws-cli/2.31.1 Python/3.13.7 Linux/6.8|OK|aws 2.31.1",
                "aws|eks|aws-cli/2.12.2 Python/3.11.3|WARNING|aws 2.12.2 is older than 2.12.3",
                "aws|eks|aws-cli/1.45.11 Python/3.11 botocore/1.43.1|WARNING|aws 1.45.11 is older than 2.12.3",
                "eksctl|eks|0.230.0|OK|eksctl 0.230.0",
                "eksctl|eks|0.194.1-dev+abc|WARNING|eksctl 0.194.1 is older than 0.195.0: older ones know no Auto Mode",
                "az|aks|{\"azure-cli\": \"2.86.0\", \"extensions\": {}}|OK|az 2.86.0",
                "gcloud|gke|Google Cloud SDK 540.0.0|OK|gcloud 540.0.0",
                "gke-gcloud-auth-plugin|gke|Kubernetes v1.34.1-alpha+abc|OK|gke-gcloud-auth-plugin 1.34.1",
                "oc|openshift|Client Version: 4.21.3|OK|oc 4.21.3",
                "kubectl|local|{\"clientVersion\": {\"gitVersion\": \"v1.36.2\"}}|OK|kubectl 1.36.2",
                "kubectl|local|{\"clientVersion\": {\"gitVersion\":\"v1.34.7-eks-abc\"}}|OK|kubectl 1.34.7",
                "kubectl|local|Segmentation fault|ERROR|does not tell its version",
                "oc|openshift|nothing|WARNING|does not tell its version",
            })
    void inspectWhenAProgramTellsItsVersionJudgesIt(
            String tool, String cloud, String output, Status status, String found) throws IOException {
        program(tool, output);

        Inspection one = about(tool, cloud);

        assertThat(one.found()).contains(found);
        assertThat(one.status()).isEqualTo(status);
    }

    @Test
    void inspectWhenHelm3HasEndedWarns() throws IOException {
        program("helm", "v3.21.4");

        assertThat(workstation(LocalDate.of(2027, 2, 10)).inspect(Optional.of("local"), Runtime.version()))
                .noneMatch(one -> one.status() == Status.WARNING);
        assertThat(workstation(LocalDate.of(2027, 2, 11)).inspect(Optional.of("local"), Runtime.version()))
                .anyMatch(one -> one.status() == Status.WARNING
                        && one.found().startsWith("helm 3.21.4 is without security fixes since 2027-02-10"));
    }

    @Test
    void inspectWhenAProgramIsMissingSaysHowToGetItEverywhere() {
        Inspection helm = about("helm", "local");

        assertThat(helm.status()).isEqualTo(Status.ERROR);
        assertThat(helm.found()).isEqualTo("helm, which installs the chart, is not on PATH");
        assertThat(helm.remedy().commands(Platform.WINDOWS))
                .containsExactly("winget install -e --id Helm.Helm", "choco install kubernetes-helm");
        assertThat(helm.remedy().commands(Platform.MACOS)).containsExactly("brew install helm");
        assertThat(helm.remedy().commands(Platform.LINUX)).isNotEmpty();
        assertThat(about("eksctl", "eks").status()).isEqualTo(Status.INFO);
    }

    @Test
    void inspectWhenTheCloudIsOneAsksForItsProgramsOnly() {
        List<Inspection> found = workstation(TODAY).inspect(Optional.of("gke"), Runtime.version());

        assertThat(found.toString()).contains("gcloud").doesNotContain("eksctl").doesNotContain("kubelogin");
    }

    @Test
    void inspectWhenAProgramHangsGoesOn() throws IOException {
        script("kubectl", "/bin/sleep 60");

        assertThat(about("kubectl", "local").found()).contains("did not end within 1 s");
    }

    @ParameterizedTest
    @CsvSource({"34, WARNING", "35, OK", "36, OK", "37, OK", "38, WARNING"})
    void skewWhenMinorsAreMoreThanOneApartWarns(int server, Status status) throws IOException {
        program("kubectl", "{\"clientVersion\": {\"gitVersion\": \"v1.36.2\"}}");
        Workstation workstation = workstation(TODAY);
        workstation.inspect(Optional.of("local"), Runtime.version());

        assertThat(workstation.skew(server).orElseThrow().status()).isEqualTo(status);
    }

    @Test
    void allToolsWhenReadHaveAWayToGetThemOnEveryPlatform() {
        assertThat(Tool.all()).hasSizeGreaterThan(8);
        for (Tool tool : Tool.all()) {
            for (Platform platform : Platform.values()) {
                assertThat(tool.install().commands(platform))
                        .as(tool.name() + " on " + platform)
                        .isNotEmpty();
            }
        }
    }
}
