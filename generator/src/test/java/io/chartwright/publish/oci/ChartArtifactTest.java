package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.publish.Charts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The digests are those that Helm 3.22.0 and 4.3.1 give the same archives; the end-to-end tests ask Helm itself. */
class ChartArtifactTest {

    private final ChartArchive archive = Charts.archive("mini", "1.0.0");

    @Test
    void ofWhenChartIsNotSignedHasTheBytesOfHelmsPush() {
        ChartArtifact artifact = ChartArtifact.of(archive, Optional.empty());

        assertThat(artifact.manifest().text())
                .isEqualTo(
                        "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\","
                                + "\"digest\":\"sha256:303d468c0ccfc5b61ed046ef456f5b7e9e5c85be55c60916ea402f7e2bb5be34\","
                                + "\"size\":190},\"layers\":[{\"mediaType\":"
                                + "\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"digest\":\""
                                + archive.digest()
                                + "\",\"size\":" + archive.content().size() + "}],\"annotations\":{"
                                + "\"org.opencontainers.image.authors\":\"Team (team@example.com)\","
                                + "\"org.opencontainers.image.created\":\"1980-01-01T00:00:00Z\","
                                + "\"org.opencontainers.image.description\":\"Two lines:  - of text \","
                                + "\"org.opencontainers.image.title\":\"mini\","
                                + "\"org.opencontainers.image.version\":\"1.0.0\"}}");
        assertThat(artifact.manifest().digest())
                .hasToString("sha256:c677197760680d92e32ec2b40065a7d04b89efd48e0438b4b4cf5e672e5364ad");
    }

    @Test
    void ofWhenChartIsSignedHasTheBytesOfHelmsPush() {
        ChartArtifact artifact = ChartArtifact.of(archive, Optional.of(Content.of("hello")));

        assertThat(artifact.manifest().digest())
                .hasToString("sha256:7ee1b027f3de3b46017f4704286518f152e45baef072459fa86c084b113224a9");
        assertThat(artifact.provenance()).contains(Content.of("hello").digest());
        assertThat(artifact.chart()).isEqualTo(archive.digest());
    }
}
