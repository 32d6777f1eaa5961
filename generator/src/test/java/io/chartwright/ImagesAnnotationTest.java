package io.chartwright;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.SupplyChain.Image;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Artifact Hub scans the images that an annotation of Chart.yaml lists; it must list those that the chart pulls. */
class ImagesAnnotationTest {
    private static final Path PROJECT = Pipeline.projectAround(Path.of("")).orElseThrow();

    @Test
    void annotationWhenComparedWithValuesAndRenderedObjectsListsTheSameImages() throws IOException {
        Path chart = PROJECT.resolve("charts").resolve("boomi-flow");
        Mapping metadata = read(chart.resolve("Chart.yaml"));
        Set<String> annotated = new TreeSet<>();
        for (Node item : ((Sequence) new YamlReader("test")
                        .readAll(
                                "images",
                                metadata.mapping("annotations")
                                        .flatMap(all -> all.text("artifacthub.io/images"))
                                        .orElseThrow())
                        .get(0))
                .items()) {
            annotated.add(((Mapping) item).text("image").orElseThrow());
        }
        Set<String> inValues = new TreeSet<>();
        collect(read(chart.resolve("values.yaml")), inValues);

        Request request = Request.of(PROJECT);
        Set<String> rendered = new SupplyChain(new Pipeline(request, Reporter.silent()), request)
                .images().stream()
                        .flatMap(each -> each.images().stream())
                        .filter(image -> !image.isOperatorsChoice())
                        .map(Image::image)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(annotated).isEqualTo(inValues).containsAll(rendered);
        assertThat(rendered).isNotEmpty();
    }

    /** Adds what the chart's values name completely. */
    private static void collect(Node node, Set<String> images) {
        if (node instanceof Mapping mapping) {
            String tag = mapping.text("tag").orElse("");
            if (mapping.get("repository").isPresent() && !tag.isEmpty()) {
                images.add(mapping.text("registry").orElseThrow() + "/"
                        + mapping.text("repository").orElseThrow() + ":" + tag);
            }
            mapping.entries().values().forEach(entry -> collect(entry.node(), images));
        }
    }

    private static Mapping read(Path file) throws IOException {
        return new YamlReader("test").readMapping(file.toString(), Files.readString(file));
    }
}
