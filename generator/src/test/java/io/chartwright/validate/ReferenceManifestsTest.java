package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Finding;
import io.chartwright.project.ManifestFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in manifests like those of the reference implementation; {@code docs/reference-manifests.md} is the table. */
class ReferenceManifestsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "reference");
    private static final int ALL = 40;

    @SuppressWarnings("NullAway.Init")
    private static List<Finding> findings;

    @BeforeAll
    static void validateOnce() {
        findings = Validator.validate(ManifestFiles.read(FOLDER, ""), Choice.of(List.of(), List.of("1.36")))
                .findings();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2-config.yaml:8 | nginx/log-file | line 3 of key 'nginx.conf' of ConfigMap/boomi-flow-config",
                "2-config.yaml:8 | nginx/cache-folder | line 4",
                "2-config.yaml:8 | nginx/public-resolver | line 8",
                "2-config.yaml:8 | nginx/health-prefix | line 9",
                "2-config.yaml:8 | nginx/identity-rewrite | line 14",
                "2-config.yaml:8 | nginx/no-error-page | line 15",
                "2-config.yaml:8 | nginx/long-cache | line 16",
                "2-config.yaml:8 | nginx/plain-origin | line 17",
                "2-config.yaml:8 | nginx/lost-path | line 22",
                "2-config.yaml:7 | posture/plain-address | variable BASE_URL",
                "3-secret.yaml:7 | posture/unverified-tls | 'SSL Mode=Prefer' and 'Trust Server Certificate=True'",
                "4-player-service.yaml:8 | cloud/ignored | aws-load-balancer-scheme",
                "4-player-service.yaml:8 | cloud/ignored | aws-load-balancer-nlb-target-type",
                "4-player-service.yaml:8 | cloud/ignored | aws-load-balancer-ip-address-type",
                "4-player-service.yaml:8 | cloud/ignored | aws-load-balancer-name",
                "6-runtime-service.yaml:8 | cloud/ignored | aws-load-balancer-name",
                "4-player-service.yaml:7 | cloud/controller | Service/nginx-service",
                "4-player-service.yaml:8 | cloud/plain-http | Service/nginx-service",
                "6-runtime-service.yaml:7 | cloud/controller | Service/flow-runtime-service",
                "6-runtime-service.yaml:8 | cloud/plain-http | Service/flow-runtime-service",
                "5-player.yaml:1 | posture/disruption-budget | Deployment/nginx",
                "5-player.yaml:15 | posture/spread | Deployment/nginx",
                "5-player.yaml:15 | posture/token-automount | Deployment/nginx",
                "5-player.yaml:17 | pod-security/capabilities | container 'nginx'",
                "5-player.yaml:17 | pod-security/privilege-escalation | container 'nginx'",
                "5-player.yaml:17 | pod-security/run-as-non-root | container 'nginx'",
                "5-player.yaml:17 | pod-security/seccomp | container 'nginx'",
                "5-player.yaml:17 | posture/read-only-root | container 'nginx'",
                "5-player.yaml:17 | posture/readiness-probe | container 'nginx'",
                "5-player.yaml:18 | posture/image-tag | nginx:latest",
                "7-runtime.yaml:1 | posture/disruption-budget | Deployment/boomi-flow-runtime",
                "7-runtime.yaml:15 | posture/spread | Deployment/boomi-flow-runtime",
                "7-runtime.yaml:15 | posture/token-automount | Deployment/boomi-flow-runtime",
                "7-runtime.yaml:17 | pod-security/run-as-non-root | container 'boomi-flow-runtime'",
                "7-runtime.yaml:17 | posture/read-only-root | container 'boomi-flow-runtime'",
                "7-runtime.yaml:17 | posture/readiness-probe | container 'boomi-flow-runtime'",
                "7-runtime.yaml:17 | posture/resources | requests.cpu, requests.memory, limits.memory",
                "5-player.yaml:30 | posture/hidden-folder | /etc/nginx",
                "7-runtime.yaml:18 | posture/image-tag | boomi/flow:latest",
                "7-runtime.yaml:30 | ref/other-namespace | Secret/boomi-flow-secret, which says no namespace"
            })
    void validateWhenTheReferenceHasAFaultFindsItWhereItStands(String place, String rule, String words) {
        assertThat(findings)
                .anyMatch(finding -> finding.rule().equals(rule)
                        && place.equals(finding.location().file() + ":"
                                + finding.location().line())
                        && finding.problem().contains(words));
    }

    @Test
    void validateWhenTheReferenceIsReadSaysNothingElse() {
        assertThat(findings).hasSize(ALL);
    }
}
