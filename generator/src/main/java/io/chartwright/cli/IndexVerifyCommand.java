package io.chartwright.cli;

import io.chartwright.RepositoryIndexes;
import io.chartwright.RepositoryIndexes.Verified;
import io.chartwright.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "verify",
        header = "Check that what an index says of each version is so.",
        description = {
            "",
            "Reads every package that the repository has and compares its digest and its Chart.yaml with the entry; checks"
                    + " addresses, order, duplicates, and that no signature is missing where others are signed. Writes"
                    + " nothing. 'chartwright explain' says more of each rule.",
            ""
        },
        footer = {"", "Example:", "  chartwright index verify ../my-charts"})
final class IndexVerifyCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private IndexCommand index;

    @Parameters(
            paramLabel = "REPOSITORY",
            description =
                    "A folder, or an address as for 'publish --repo', but not of a registry or ChartMuseum, which have no such index.")
    @SuppressWarnings("NullAway.Init")
    private String repository;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private PolicyOptions policy;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConnectionOptions connection;

    @Override
    public Integer call() {
        Request request = policy.applyTo(index.request(repository, connection, false));
        return index.root().ask("index verify", request, pipeline -> answer(RepositoryIndexes.verify(request)));
    }

    private static Answer answer(Verified verified) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("repository", verified.repository());
        fields.put("charts", verified.charts());
        fields.put("versions", verified.versions());
        fields.put("packages", verified.packages());
        fields.put("elsewhere", verified.elsewhere());
        String elsewhere =
                verified.elsewhere() == 0 ? "" : ", " + verified.elsewhere() + " elsewhere and not asked for";
        String text = "verified    " + verified.repository() + ": "
                + TextReport.count(verified.charts(), "chart") + ", "
                + TextReport.count(verified.versions(), "version") + ", "
                + TextReport.count(verified.packages(), "package") + " read" + elsewhere + ": "
                + TextReport.summary(verified.findings()) + "\n";
        return new Answer(verified.findings(), Map.of("index", fields), text, false);
    }
}
