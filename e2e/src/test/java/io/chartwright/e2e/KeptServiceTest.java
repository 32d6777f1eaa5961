package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Service that is marked to be kept, so that its address outlives the release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptServiceTest {
    private final Cluster cluster = Surroundings.cluster();
    private final Overlay overlay = Overlay.named("eks-public");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void addressWhenTheServiceIsKeptOutlivesTheRelease(Helm helm) {
        String namespace =
                "e2e-kept-" + helm.name() + "-" + ProcessHandle.current().pid();
        cluster.createNamespace(namespace);
        try {
            install(helm, namespace);
            String address = service(namespace).at("/spec/clusterIP").asText();
            helm.run("uninstall", "flow", "--namespace=" + namespace).succeeded();
            assertThat(cluster.list("services", namespace))
                    .extracting(service -> service.at("/metadata/name").asText())
                    .containsExactly("flow-boomi-flow-runtime");
            install(helm, namespace);
            assertThat(service(namespace).at("/spec/clusterIP").asText())
                    .isNotEmpty()
                    .isEqualTo(address);
        } finally {
            cluster.deleteNamespace(namespace);
        }
    }

    private void install(Helm helm, String namespace) {
        helm.run(
                        "install",
                        "flow",
                        overlay.chart().toString(),
                        "--namespace=" + namespace,
                        "--values=" + overlay.testValues(),
                        "--set=runtime.service.annotations.helm\\.sh/resource-policy=keep")
                .succeeded();
    }

    private JsonNode service(String namespace) {
        return cluster.list("service/flow-boomi-flow-runtime", namespace).get(0);
    }
}
