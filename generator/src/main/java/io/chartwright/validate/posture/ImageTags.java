package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.function.Consumer;

/** An image is named by a version or a digest, so that every pod runs the same one. */
final class ImageTags implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                Field image = container.field().at("image");
                image.text()
                        .map(ImageTags::problem)
                        .filter(problem -> !problem.isEmpty())
                        .ifPresent(problem -> report.accept(Finding.warning(
                                        "posture/image-tag",
                                        image.location(),
                                        "image '" + image.text().orElse("") + "' of container '" + container.name()
                                                + "' of " + workload + " " + problem,
                                        "write a version or a digest")
                                .because("what runs changes when a pod is started anew")));
            }
        }
    }

    private static String problem(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        if (image.isEmpty() || image.contains("@")) {
            return "";
        }
        if (colon < 0) {
            return "has no tag, which means 'latest'";
        }
        return name.substring(colon + 1).equals("latest") ? "has the tag 'latest'" : "";
    }
}
