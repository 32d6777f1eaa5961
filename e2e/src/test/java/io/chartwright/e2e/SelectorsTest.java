package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether what selects pods is what it was in earlier versions: Kubernetes refuses an upgrade that changes a Deployment's
 * selector, and a Service whose selector changes loses the pods that run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SelectorsTest {
    /** Written when 1.0.0 was made. Lines may be added for new objects, and none may ever change. */
    private static final String KEPT = "/selectors-1.0.0.txt";

    private final Helm helm = Surroundings.helms().get(1);

    List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsAreThoseOfTheFirstVersion(Overlay overlay) {
        Map<String, String> kept = kept();
        Map<String, String> now = selectors(Manifests.of(helm, overlay));
        assertThat(now).isNotEmpty();
        assertThat(kept).containsAllEntriesOf(now);
    }

    @Test
    void objectsOfTheFirstVersionAreStillThere() {
        Map<String, String> now = new TreeMap<>();
        overlays().forEach(overlay -> now.putAll(selectors(Manifests.of(helm, overlay))));
        assertThat(now).isEqualTo(kept());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsAreThoseOfAnEarlierChart(Overlay overlay) throws IOException {
        Map<String, String> earlier = selectors(Manifests.of(helm, EarlierChart.of(overlay)));
        assertThat(earlier).isNotEmpty();
        assertThat(selectors(Manifests.of(helm, overlay))).containsAllEntriesOf(earlier);
    }

    /** Returns each object's selector in one line, by the object's kind and name. */
    private static Map<String, String> selectors(Manifests manifests) {
        Map<String, String> selectors = new TreeMap<>();
        for (JsonNode object : manifests.objects()) {
            JsonNode selector = object.at("/spec/selector/matchLabels").isObject()
                    ? object.at("/spec/selector/matchLabels")
                    : object.at("/spec/selector");
            if (selector.isObject()) {
                selectors.put(
                        Manifests.identity(object),
                        selector.properties().stream()
                                .map(label ->
                                        label.getKey() + "=" + label.getValue().asText())
                                .sorted()
                                .collect(Collectors.joining(" ")));
            }
        }
        return selectors;
    }

    private static Map<String, String> kept() {
        try (InputStream file = SelectorsTest.class.getResourceAsStream(KEPT)) {
            if (file == null) {
                throw new AssertionError("there is no " + KEPT);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + KEPT, e);
        }
    }
}
