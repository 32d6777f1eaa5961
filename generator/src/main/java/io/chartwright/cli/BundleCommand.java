package io.chartwright.cli;

import io.chartwright.Request;
import io.chartwright.SupplyChain;
import io.chartwright.SupplyChain.Bundled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "bundle",
        header = "Write dist/<chart>-<version>.bundle.tgz, for a network without a way out.",
        description = {
            "",
            "Holds the package, its signature when one is made, the values file of each overlay, images.lock and the bill"
                    + " of materials, each with its digest; the same bytes on every machine. The images themselves are not"
                    + " in it. On the other side, 'chartwright verify BUNDLE' says who signed it, and"
                    + " 'chartwright publish BUNDLE' checks and publishes it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  chartwright bundle",
            "  chartwright publish boomi-flow-1.0.0.bundle.tgz --repo ../charts    on the other side"
        })
final class BundleCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SigningOptions signing;

    @Override
    public Integer call() {
        Request request = signing.applyTo(root.request(), root);
        root.requireProject(request);
        return root.ask("bundle", request, pipeline -> answer(new SupplyChain(pipeline, request).bundle()));
    }

    private static Answer answer(List<Bundled> bundles) {
        StringBuilder text = new StringBuilder();
        for (Bundled bundle : bundles) {
            text.append("bundled     ")
                    .append(bundle.file())
                    .append(", ")
                    .append(bundle.size())
                    .append(bundle.isSigned() ? " bytes, signed" : " bytes")
                    .append("\n            ")
                    .append(bundle.digest())
                    .append('\n');
        }
        return Answer.of(
                Map.of("bundled", bundles.stream().map(BundleCommand::fields).toList()), text.toString());
    }

    private static Map<String, Object> fields(Bundled bundle) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", bundle.chart());
        fields.put("version", bundle.version());
        fields.put("file", bundle.file());
        fields.put("size", bundle.size());
        fields.put("digest", bundle.digest());
        fields.put("signed", bundle.isSigned());
        return fields;
    }
}
