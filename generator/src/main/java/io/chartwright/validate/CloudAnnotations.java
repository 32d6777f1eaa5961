package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.Controller;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A profile uses no annotation, class or label that only another cloud reads. */
final class CloudAnnotations {
    private final List<Controller> controllers;

    CloudAnnotations(Catalogue catalogue) {
        this.controllers = catalogue.controllers().stream()
                .filter(controller -> !controller.cloud().equals(Controller.ANY_CLOUD))
                .toList();
    }

    /** Returns what is wrong with the values of the chart's overlays. */
    List<Finding> check(Chart chart) {
        List<Finding> findings = new ArrayList<>();
        for (Overlay overlay : chart.overlays()) {
            // A chart that nobody made for a cloud may be used on each.
            if (!overlay.cloud().isEmpty()) {
                walk(overlay.testValues(), overlay, findings);
            }
        }
        return findings.stream().distinct().toList();
    }

    private void walk(Node node, Overlay overlay, List<Finding> findings) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                report(entry.key(), entry.location(), overlay, findings);
                walk(entry.node(), overlay, findings);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, overlay, findings));
        } else if (node instanceof Scalar scalar && scalar.isText()) {
            report(scalar.text(), scalar.location(), overlay, findings);
        }
    }

    private void report(String text, Location at, Overlay overlay, List<Finding> findings) {
        Optional<String> owner = controllers.stream()
                .filter(controller -> marks(controller).anyMatch(text::startsWith))
                .findFirst()
                .map(Controller::cloud);
        if (owner.isPresent() && !owner.get().equals(overlay.cloud())) {
            findings.add(Finding.error(
                    "cloud/foreign",
                    at,
                    "'" + text + "' is read by " + owner.get() + " only, but profile '" + overlay.profile()
                            + "' is for " + overlay.cloud(),
                    "remove it, or move it to a profile of that cloud"));
        }
    }

    private static Stream<String> marks(Controller controller) {
        return Stream.concat(controller.marks().keys().stream(), controller.marks().words().stream());
    }
}
