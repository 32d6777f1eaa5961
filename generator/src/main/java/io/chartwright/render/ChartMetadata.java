package io.chartwright.render;

import io.chartwright.model.ChartId;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from {@code Chart.yaml} what nothing can go on without: the name and the version. */
final class ChartMetadata {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private ChartMetadata() {}

    /**
     * Returns the chart's identity; empty when findings were added.
     *
     * @param metadata the content of {@code Chart.yaml}, whose locations name the file that the user edits
     * @param folder the name that the chart must have
     */
    static Optional<ChartId> read(Mapping metadata, String folder, List<Finding> findings) {
        int before = findings.size();
        String name = text(metadata, "name", folder, findings);
        String version = text(metadata, "version", "1.0.0", findings);
        if (findings.size() > before) {
            return Optional.empty();
        }
        if (!name.equals(folder)) {
            report(
                    findings,
                    at(metadata, "name"),
                    "the chart is called '" + name + "' but its folder is '" + folder + "'",
                    "give both the same name, as Helm wants it");
        }
        if (!NAME.matcher(name).matches()) {
            report(
                    findings,
                    at(metadata, "name"),
                    "'" + name + "' is no name for a chart",
                    "use small letters, digits and dashes");
        }
        try {
            Version parsed = Version.parse(version);
            return findings.size() > before ? Optional.empty() : Optional.of(new ChartId(name, parsed));
        } catch (IllegalArgumentException e) {
            report(findings, at(metadata, "version"), String.valueOf(e.getMessage()), "write a version of that form");
            return Optional.empty();
        }
    }

    private static String text(Mapping metadata, String key, String example, List<Finding> findings) {
        Optional<String> text = metadata.text(key);
        if (text.isEmpty()) {
            String problem = metadata.get(key)
                    .map(node -> "'" + key + "' is " + node.kind() + ", not text")
                    .orElse("Chart.yaml has no '" + key + "'");
            report(findings, at(metadata, key), problem, "write for example '" + key + ": \"" + example + "\"'");
        }
        return text.orElse("");
    }

    private static Location at(Mapping metadata, String key) {
        return metadata.get(key).orElse(metadata).location();
    }

    private static void report(List<Finding> findings, Location location, String problem, String fix) {
        findings.add(Finding.error("chart/metadata", location, problem, fix));
    }
}
