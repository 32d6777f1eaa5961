package io.chartwright.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
    private static final List<String> WORDS = List.of("replicas", "resources", "service", "tls", "image");

    @ParameterizedTest
    @CsvSource({
        "replica, replicas",
        "repilcas, replicas",
        "Service, service",
        "servcie, service",
        "tsl, tls",
        "resource, resources"
    })
    void ofWhenAWordIsNearlyRightFindsTheOneThatWasMeant(String word, String meant) {
        assertThat(NearMiss.of(word, WORDS)).contains(meant);
        assertThat(NearMiss.advice(word, WORDS)).isEqualTo("write '" + meant + "'");
    }

    @ParameterizedTest
    @CsvSource({"nothing", "x", "autoscaling"})
    void ofWhenNothingIsNearFindsNothing(String word) {
        assertThat(NearMiss.of(word, WORDS)).isEmpty();
        assertThat(NearMiss.advice(word, WORDS)).isEqualTo("use one of image, replicas, resources, service, tls");
    }
}
