package io.chartwright.validate.values;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.model.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Defaults mean to Helm what a person reads. */
public final class RiskyDefaults {
    /** From here on Go prints a number that Helm read from values with an exponent. */
    private static final BigInteger EXPONENT = BigInteger.valueOf(1_000_000);

    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off");

    /** Returns the defaults in {@code values.yaml} that surprise; one that is generated is written without any. */
    public List<Finding> check(Chart chart) {
        if (!chart.sourceOf("values.yaml").endsWith("values.yaml")) {
            return List.of();
        }
        List<String> lines = chart.file("values.yaml")
                .map(ChartFile::text)
                .orElse("")
                .lines()
                .toList();
        Set<String> printed = new HashSet<>();
        ValueUses.uses(chart).stream()
                .filter(ValueUse::isPrinted)
                .forEach(use -> printed.add(String.join(".", use.path())));
        List<Finding> findings = new ArrayList<>();
        walk(DeclaredValues.of(chart).defaults(), "", new Written(lines, printed), findings);
        return findings;
    }

    private static void walk(Node node, String path, Written written, List<Finding> findings) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                String below = path.isEmpty() ? entry.key() : path + "." + entry.key();
                if (entry.node() instanceof Scalar scalar && scalar.isNull()) {
                    findings.add(new Finding(
                            Severity.INFO,
                            "values/null-default",
                            entry.location(),
                            below + " has no value",
                            "nobody sees what belongs there, and Helm drops the key",
                            "write an empty text, list or mapping"));
                }
                walk(entry.node(), below, written, findings);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, path, written, findings));
        } else if (node instanceof Scalar scalar && scalar.location().line() > 0) {
            check(scalar, path, written.at(scalar.location()), written.printed().contains(path), findings);
        }
    }

    private static void check(Scalar scalar, String path, String written, boolean isPrinted, List<Finding> findings) {
        if (scalar.value() instanceof Boolean && WORDS.contains(written.toLowerCase(Locale.ROOT))) {
            findings.add(Finding.warning(
                    "values/yaml-word",
                    scalar.location(),
                    path + " is '" + written + "', which Helm reads as " + scalar.text(),
                    "write " + scalar.text() + ", or \"" + written + "\" for the word"));
        } else if (scalar.value() instanceof BigInteger number) {
            if (written.matches("0[0-7]+")) {
                findings.add(Finding.warning(
                        "values/number-form",
                        scalar.location(),
                        path + " is " + written + ", which Helm reads as " + number,
                        "write " + number + ", or \"" + written + "\" for the text"));
            } else if (isPrinted && number.abs().compareTo(EXPONENT) >= 0) {
                findings.add(Finding.warning(
                                "values/big-number",
                                scalar.location(),
                                path + " is " + number + ", which a template prints with an exponent",
                                "write it in quotes, or pass it through int64 in the template")
                        .because("Helm reads numbers of values as floating-point numbers"));
            }
        }
    }

    /**
     * The defaults as they are written, and what templates print of them as it is.
     *
     * @param lines the lines of {@code values.yaml}
     * @param printed paths with dots
     */
    private record Written(List<String> lines, Set<String> printed) {

        /** Returns the word at the place. */
        String at(Location location) {
            String line = location.line() > lines.size() ? "" : lines.get(location.line() - 1);
            String rest = line.substring(Math.min(line.length(), Math.max(0, location.column() - 1)));
            int end = 0;
            while (end < rest.length() && " ,]}#".indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            return rest.substring(0, end);
        }
    }
}
