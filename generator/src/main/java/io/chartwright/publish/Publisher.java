package io.chartwright.publish;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import java.util.Map;

/** Publishes packaged charts to one repository. */
public final class Publisher {
    private final Target target;

    /** Creates a publisher to the target. */
    public Publisher(Target target) {
        this.target = target;
    }

    /**
     * Publishes one version of a chart.
     *
     * @param valuesFiles files for {@code helm install -f} by their name, published beside the archive
     * @throws PublishConflictException when the version is published with other bytes; nothing was changed
     * @throws PublishException when the repository cannot be read or written
     * @throws io.chartwright.model.InvalidInputException when the repository's index is broken; nothing was changed
     */
    public Publication publish(ChartArchive archive, Map<String, Content> valuesFiles) {
        return target.publish(new Release(archive, valuesFiles));
    }
}
