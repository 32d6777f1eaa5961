package io.chartwright.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.ChartId;
import io.chartwright.model.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCollectorTest {
    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    private static final String MANIFESTS = """
            ---
            apiVersion: apps/v1
            kind: Deployment
            spec:
              template:
                spec:
                  initContainers:
                  - {name: wait, image: "busybox:1.36"}
                  containers:
                  - {name: web, image: "registry.example.com:5000/a/web:1.0@DIGEST"}
                  - {name: side, image: "example.com/app:chosen"}
                  volumes:
                  - name: model
                    image: {reference: "example.com/model:1"}
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Pod
              metadata: {annotations: {helm.sh/hook: test}}
              spec: {containers: [{name: test, image: "busybox:1.36"}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            data: {image: "not/pulled:1", containers: "x"}
            """.replace("DIGEST", DIGEST);

    private static final String LOCK = """
                        # The images that the pods of each values file pull. Made by 'chartwright images'.
                        apiVersion: chartwright.io/v1
                        kind: ImagesLock
                        chart: web
                        version: 1.0.0
                        images:
                          - image: busybox:1.36
                            overlays:
                              - a
                              - b
                            usedBy:
                              - Deployment wait
                              - Pod test
                          - image: example.com/app
                            tag: the operator's choice
                            overlays:
                              - a
                              - b
                            usedBy:
                              - Deployment side
                          - image: example.com/model:1
                            overlays:
                              - a
                              - b
                            usedBy:
                              - Deployment model
                          - image: registry.example.com:5000/a/web:1.0@DIGEST
                            digest: DIGEST
                            overlays:
                              - a
                              - b
                            usedBy:
                              - Deployment web
                        """.replace("DIGEST", DIGEST);

    @Test
    void imagesWhenObjectsHavePodsAreThoseOfTheirContainersAndVolumes() {
        ImageCollector collector = new ImageCollector();
        collector.add("b", MANIFESTS, List.of("chosen"));
        collector.add("a", MANIFESTS, List.of("chosen"));

        assertThat(ImagesLock.of(new ChartId("web", Version.parse("1.0.0")), collector.images()))
                .isEqualTo(LOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, , ",
        "nginx:1, nginx, 1, ",
        "a.b:5000/c/d, a.b:5000/c/d, , ",
        "a.b:5000/c/d:1.2-x, a.b:5000/c/d, 1.2-x, ",
        "c@sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a, c, , sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"
    })
    void parseWhenItIsAReferenceTakesItApart(String text, String repository, String tag, String digest) {
        assertThat(ImageReference.parse(text)).hasValueSatisfying(image -> {
            assertThat(image.repository()).isEqualTo(repository);
            assertThat(image.tag().orElse(null)).isEqualTo(tag);
            assertThat(image.digest().orElse(null)).isEqualTo(digest);
            assertThat(image).hasToString(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "@sha256:00", "a\nb"})
    void parseWhenItIsNoneIsEmpty(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }
}
