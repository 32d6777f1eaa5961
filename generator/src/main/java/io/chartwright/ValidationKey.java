package io.chartwright;

import io.chartwright.cache.KeyBuilder;
import io.chartwright.cache.ResultCache;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Digest;
import io.chartwright.model.Mapping;
import io.chartwright.model.Project;
import io.chartwright.validate.Choice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All that the findings in charts depend on, but for the build of chartwright. */
final class ValidationKey {
    private final List<List<String>> parts = new ArrayList<>();

    /**
     * Creates the key of what a user asks for.
     *
     * @param more values that come after those of each overlay
     */
    ValidationKey(Choice choice, Mapping more) {
        parts.add(choice.names().stream().sorted().toList());
        parts.add(choice.minors().stream().map(Object::toString).toList());
        parts.add(choice.definitions().stream().map(Mapping::toString).toList());
        // With the places of the values, which findings name.
        parts.add(List.of(more.toString()));
    }

    /** Returns this key for the charts of the project. */
    ValidationKey with(Project project) {
        for (ChartSource source : project.charts()) {
            add(source.folder(), source.files().values());
        }
        add("", project.profiles());
        return this;
    }

    /** Returns this key for a chart that is there. */
    ValidationKey with(Chart chart) {
        add(chart.sourceOf("Chart.yaml"), chart.files().values());
        return this;
    }

    /** Returns the key in the cache. */
    Digest in(ResultCache cache) {
        KeyBuilder key = cache.key();
        parts.forEach(key::with);
        return key.key();
    }

    private void add(String folder, Collection<ChartFile> files) {
        List<String> texts = new ArrayList<>(List.of(folder));
        files.forEach(file ->
                texts.addAll(List.of(file.path(), file.content().digest().hex())));
        parts.add(texts);
    }
}
