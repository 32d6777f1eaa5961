package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the network policies: who may come in, where calls may go to, and that there are no others. */
final class NetworkPoliciesTest {
    private static final String NAME_SERVERS = "UDP 53, TCP 53, UDP 5353, TCP 5353: all";
    private static final String POLICIES = "--set=player.networkPolicy.enabled=true,runtime.networkPolicy.enabled=true";

    private final Helm helm = Surroundings.helms().get(1);
    private final Overlay overlay = Overlay.named("eks-public");

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void policyWhenOnIsForTheTiersPodsAndBothDirections(String tier) {
        Manifests manifests = template();
        JsonNode policy = manifests.of("NetworkPolicy", tier);
        assertThat(policy.at("/spec/podSelector"))
                .isEqualTo(manifests.of("Deployment", tier).at("/spec/selector"));
        assertThat(policy.at("/spec/policyTypes")).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(Manifests.of(helm, overlay).ofKind("NetworkPolicy")).isEmpty();
    }

    /** Behind a load balancer the callers' addresses are not known. */
    @ParameterizedTest
    @CsvSource({
        "player, loadBalancer, TCP 8080",
        "player, pod, TCP 8443",
        "runtime, loadBalancer, TCP 80",
        "runtime, pod, TCP 8443"
    })
    void ingressWhenNobodyIsNamedIsTheServingPortForAll(String tier, String termination, String port) {
        Manifests manifests =
                template("--set=%1$s.tls.termination=%2$s,%1$s.tls.secretName=tls".formatted(tier, termination));
        assertThat(ingress(manifests, tier)).containsExactly(port + ": all");
        assertThat(port).endsWith(" " + manifests.of("Service", tier).at("/spec/ports/0/targetPort"));
    }

    @ParameterizedTest
    @CsvSource({"player, 8080", "runtime, 80"})
    void ingressWhenCallersAreNamedLetsThemAndTheTestIn(String tier, int port) {
        Manifests manifests = template("--set=%s.networkPolicy.from[0].ipBlock.cidr=10.0.0.0/8".formatted(tier));
        JsonNode rules = manifests.of("NetworkPolicy", tier).at("/spec/ingress");
        assertThat(rules).hasSize(1);
        assertThat(rules.at("/0/ports").toString()).isEqualTo("[{\"protocol\":\"TCP\",\"port\":" + port + "}]");
        assertThat(rules.at("/0/from")).hasSize(2);
        JsonNode test = rules.at("/0/from/0/podSelector/matchLabels");
        assertThat(test.path("app.kubernetes.io/component").asText()).isEqualTo("test");
        assertThat(manifests.of("Pod", "test").at("/metadata/labels").properties())
                .containsAll(test.properties());
        assertThat(rules.at("/0/from/1").toString()).isEqualTo("{\"ipBlock\":{\"cidr\":\"10.0.0.0/8\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void rulesWhenMoreAreGivenComeBesideTheOthers(String tier) {
        Manifests manifests = template(
                "--set=%1$s.networkPolicy.extraIngress[0].ports[0].port=9113,%1$s.networkPolicy.extraEgress[0].ports[0].port=9999"
                        .formatted(tier));
        assertThat(ingress(manifests, tier)).hasSize(2).last().isEqualTo(" 9113: all");
        assertThat(egress(manifests, tier)).contains(NAME_SERVERS).last().isEqualTo(" 9999: all");
        assertThat(egress(manifests, tier)).hasSize(egress(template(), tier).size() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=s3,player.origin.s3.bucket=b | TCP 443: all",
                "type=https,player.origin.https.url=https://pages.example.com:8444/flow | TCP 8444: all"
            })
    void egressOfThePlayerIsNameServersAndTheOrigin(String origin, String rule) {
        assertThat(egress(template("--set=player.origin." + origin), "player")).containsExactly(NAME_SERVERS, rule);
        assertThat(egress(template(), "player")).as("files lie in the pod").containsExactly(NAME_SERVERS);
    }

    @Test
    void egressOfTheRuntimeIsNameServersDatabaseAndThePlatform() {
        assertThat(egress(template("--set=database.port=6432"), "runtime"))
                .containsExactly(NAME_SERVERS, "TCP 6432: all", "TCP 443: all");
    }

    /** The chart cannot read the port from it, so the one of the values is let out. */
    @Test
    void egressWhenTheConnectionStringIsInASecretReachesTheDatabasesPort() {
        String secret = "--set=database.connectionString.existingSecret=flow,database.password.existingSecret=";
        assertThat(egress(template(secret, "--set=database.port=6432"), "runtime"))
                .containsExactly(NAME_SERVERS, "TCP 6432: all", "TCP 443: all");
    }

    /** What {@code helm test} asks of the Integration runtime must pass the rule that the runtime has. */
    @Test
    void policyOfTheTestComesWhenItAsksTheIntegrationRuntime() {
        String named = "--set=integrationRuntime.host=atom.integration.svc";
        List<JsonNode> policies = template(named).ofKind("NetworkPolicy");
        assertThat(policies).hasSize(3);
        assertThat(policies)
                .filteredOn(policy -> policy.at("/metadata/name").asText().endsWith("-test"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(rules(policy.at("/spec/egress"), "to")).contains("TCP 443: all"));
        assertThat(template().ofKind("NetworkPolicy")).hasSize(2);
        assertThat(template(named, "--set=test.enabled=false").ofKind("NetworkPolicy"))
                .hasSize(2);
    }

    @Test
    void egressWhenACollectorAndAnIntegrationRuntimeAreNamedReachesThem() {
        String named =
                "--set=runtime.otlp.endpoint=http://collector.example:4317,integrationRuntime.host=atom.integration.svc,"
                        + "integrationRuntime.port=9090,integrationRuntime.scheme=http";
        assertThat(egress(template(named), "runtime"))
                .containsExactly(NAME_SERVERS, "TCP 5432: all", "TCP 443: all", "TCP 4317: all", "TCP 9090: all");
        assertThat(egress(
                        template(named + ",integrationRuntime.namespaceSelector.matchLabels.team=integration"),
                        "runtime"))
                .last()
                .isEqualTo(
                        "TCP 9090: [{\"podSelector\":{},\"namespaceSelector\":{\"matchLabels\":{\"team\":\"integration\"}}}]");
    }

    private Manifests template(String... flags) {
        return Manifests.of(
                helm,
                overlay,
                Stream.concat(Stream.of(POLICIES), Stream.of(flags)).toArray(String[]::new));
    }

    private static List<String> ingress(Manifests manifests, String tier) {
        return rules(manifests.of("NetworkPolicy", tier).at("/spec/ingress"), "from");
    }

    private static List<String> egress(Manifests manifests, String tier) {
        return rules(manifests.of("NetworkPolicy", tier).at("/spec/egress"), "to");
    }

    /** Returns each rule as its ports and its peers. */
    private static List<String> rules(JsonNode rules, String peers) {
        return StreamSupport.stream(rules.spliterator(), false)
                .map(rule -> String.join(", ", ports(rule)) + ": "
                        + (rule.has(peers) ? rule.get(peers).toString() : "all"))
                .toList();
    }

    private static List<String> ports(JsonNode rule) {
        return StreamSupport.stream(rule.path("ports").spliterator(), false)
                .map(port ->
                        port.path("protocol").asText() + " " + port.path("port").asText())
                .toList();
    }
}
