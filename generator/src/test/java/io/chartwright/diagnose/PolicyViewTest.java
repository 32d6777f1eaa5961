package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.YamlReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyViewTest {
    private static final LiveObject POD =
            new LiveObject(Map.of("metadata", Map.of("labels", Map.of("app", "flow", "tier", "web"))));

    private static PolicyView view(String... specs) {
        List<LiveObject> policies = Arrays.stream(specs)
                .map(spec -> FixtureCluster.object(new YamlReader("test")
                        .readMapping("policy", "{kind: NetworkPolicy, metadata: {name: p}, spec: {" + spec + "}}")))
                .toList();
        return PolicyView.of(
                new Snapshot("", "", "", "", Instant.EPOCH, Map.of("NetworkPolicy", policies), List.of(), List.of()),
                POD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            podSelector: {}, policyTypes: [Egress]                                                        | true
            podSelector: {}, policyTypes: [Egress], egress: [{}]                                          | false
            podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 443}]}]                      | true
            podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 5432}]}]                     | false
            podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 5000, endPort: 6000}]}]      | false
            podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: postgresql}]}]               | false
            podSelector: {}, policyTypes: [Ingress]                                                       | false
            podSelector: {}, egress: [{ports: [{port: 443}]}]                                             | true
            podSelector: {matchLabels: {app: other}}, policyTypes: [Egress]                               | false
            podSelector: {matchLabels: {app: flow}}, policyTypes: [Egress]                                | true
            'podSelector: {matchExpressions: [{key: tier, operator: In, values: [web]}]}, policyTypes: [Egress]'    | true
            'podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [web]}]}, policyTypes: [Egress]' | false
            'podSelector: {matchExpressions: [{key: none, operator: DoesNotExist}]}, policyTypes: [Egress]'         | true
            """)
    void egressWhenOnePolicyIsThereIsBlockedUnlessARuleNamesThePort(String spec, boolean blocked) {
        assertThat(view(spec).blockingEgress(5432).isEmpty()).isEqualTo(!blocked);
    }

    @ParameterizedTest
    @CsvSource({"443,true", "5432,false"})
    void egressWhenOneOfTwoPoliciesAllowsThePortIsOpen(int port, boolean blocked) {
        PolicyView view = view(
                "podSelector: {}, policyTypes: [Egress]",
                "podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 5432}]}]");

        assertThat(view.blockingEgress(port).isEmpty()).isEqualTo(!blocked);
    }
}
