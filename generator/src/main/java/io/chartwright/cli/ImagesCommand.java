package io.chartwright.cli;

import io.chartwright.Request;
import io.chartwright.SupplyChain;
import io.chartwright.SupplyChain.ChartImages;
import io.chartwright.SupplyChain.Image;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "images",
        header = "List the images that the pods of each values file pull.",
        description = {
            "",
            "Renders every overlay and prints images.lock: the images of containers, init containers, hooks and tests,"
                    + " sorted, with digests where they are pinned. What operators of custom resources pull on their own"
                    + " cannot be seen.",
            ""
        },
        footer = {"", "Examples:", "  chartwright images > images.lock", "  chartwright images --format json"})
final class ImagesCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Override
    public Integer call() {
        Request request = root.request();
        root.requireProject(request);
        return root.ask("images", request, pipeline -> answer(new SupplyChain(pipeline, request).images()));
    }

    private static Answer answer(List<ChartImages> charts) {
        String text = charts.stream().map(ChartImages::lock).collect(Collectors.joining("---\n"));
        return Answer.document(
                Map.of("images", charts.stream().map(ImagesCommand::fields).toList()), text);
    }

    private static Map<String, Object> fields(ChartImages chart) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", chart.chart());
        fields.put("version", chart.version());
        fields.put("images", chart.images().stream().map(ImagesCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Image image) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("image", image.image());
        fields.put("operatorChoosesTag", image.isOperatorsChoice());
        image.digest().ifPresent(digest -> fields.put("digest", digest));
        fields.put("overlays", image.overlays());
        fields.put("usedBy", image.usedBy());
        return fields;
    }
}
