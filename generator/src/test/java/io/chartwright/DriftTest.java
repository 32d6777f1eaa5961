package io.chartwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The charts of this repository are what their sources render to. */
class DriftTest {

    @Test
    void chartsWhenRenderedAgainDoNotChange() {
        Path project = Pipeline.projectAround(Path.of("")).orElseThrow();
        Pipeline pipeline = new Pipeline(Request.of(project).withCheck(true), Reporter.silent());

        pipeline.render();

        assertThat(pipeline.outcome().findings()).isEmpty();
        assertThat(pipeline.outcome().rendered()).isNotEmpty().allSatisfy(chart -> assertThat(chart.changes())
                .as("run './chartwright render' and commit charts/")
                .isEmpty());
    }
}
