package io.chartwright.cli;

import io.chartwright.Request;
import io.chartwright.SupplyChain;
import io.chartwright.SupplyChain.BillOfMaterials;
import io.chartwright.model.UnknownNameException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sbom",
        header = "Print a chart's bill of materials (CycloneDX 1.6, JSON).",
        description = {
            "",
            "Lists the package, its subcharts and the images that its pods pull. The same package gives the same bytes:"
                    + " serial number and time are made of it.",
            ""
        },
        footer = {"", "Example:", "  chartwright sbom > boomi-flow.cdx.json"})
final class SbomCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Option(names = "--chart", paramLabel = "NAME", description = "The chart, when the project has several.")
    private @Nullable String chart;

    @Override
    public Integer call() {
        Request request = root.request();
        root.requireProject(request);
        return root.ask("sbom", request, pipeline -> answer(new SupplyChain(pipeline, request).billsOfMaterials()));
    }

    private Answer answer(List<BillOfMaterials> all) {
        List<BillOfMaterials> wanted = all.stream()
                .filter(bill -> chart == null || chart.equals(bill.chart()))
                .toList();
        if (wanted.size() != 1 && !all.isEmpty()) {
            throw new UnknownNameException("name one chart with --chart, of "
                    + all.stream().map(BillOfMaterials::chart).toList());
        }
        StringBuilder text = new StringBuilder();
        wanted.forEach(bill -> text.append(bill.document()));
        return Answer.document(
                Map.of("sboms", wanted.stream().map(SbomCommand::fields).toList()), text.toString());
    }

    private static Map<String, Object> fields(BillOfMaterials bill) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", bill.chart());
        fields.put("version", bill.version());
        fields.put("document", bill.document());
        return fields;
    }
}
