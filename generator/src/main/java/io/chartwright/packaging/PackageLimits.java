package io.chartwright.packaging;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What an archive must keep to so that Helm loads it and every operating system can unpack it. */
final class PackageLimits {

    /** The largest file that Helm reads, in bytes. */
    private static final int LARGEST_FILE = 5 * 1024 * 1024;

    /** The most that Helm unpacks, in bytes. */
    private static final long LARGEST_CHART = 100L * 1024 * 1024;

    /** The longest name that the common file systems take, in bytes. */
    private static final int LONGEST_NAME = 255;

    private static final String METADATA = "Chart.yaml";

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*\\p{Cntrl}]|[. ]$|^ ");
    private static final Pattern DEVICE = Pattern.compile("(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\\..*)?");

    private final Chart chart;
    private final List<Finding> findings = new ArrayList<>();

    PackageLimits(Chart chart) {
        this.chart = chart;
    }

    /** Returns the problems of the files that would be packaged. */
    List<Finding> check(List<ChartFile> files) {
        long total = 0;
        for (ChartFile file : files) {
            total += file.content().size();
            if (file.content().size() > LARGEST_FILE) {
                report(
                        "packaging/size",
                        file.path(),
                        "is larger than 5 MiB, which Helm refuses",
                        "leave it out with .helmignore");
            }
            checkName(file.path());
        }
        if (total > LARGEST_CHART) {
            report(
                    "packaging/size",
                    METADATA,
                    "the chart's files are larger than 100 MiB in all, which Helm refuses",
                    "leave large files out with .helmignore");
        }
        if (files.stream().noneMatch(file -> file.path().equals(METADATA))) {
            report(
                    "packaging/metadata",
                    METADATA,
                    "there is no Chart.yaml in the archive",
                    "add one, and see that .helmignore does not leave it out");
        }
        checkPlaces(files);
        return findings;
    }

    /** Looks for files that would take the same place where case does not count. */
    private void checkPlaces(List<ChartFile> files) {
        Map<String, String> places = new HashMap<>();
        for (ChartFile file : files) {
            String same = places.putIfAbsent(place(file.path()), file.path());
            if (same != null) {
                report(
                        "packaging/name",
                        file.path(),
                        "differs from " + same + " only in case",
                        "rename one of the two");
            }
        }
        for (ChartFile file : files) {
            String path = file.path();
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String other = places.get(place(path.substring(0, slash)));
                if (other != null) {
                    report(
                            "packaging/name",
                            path,
                            "is in a folder that has the name of the file " + other,
                            "rename one of the two");
                }
            }
        }
    }

    private static String place(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private void checkName(String path) {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".")) {
                report("packaging/name", path, "has a path with an empty part", "rename it");
            } else if (FORBIDDEN.matcher(name).find()
                    || DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                report(
                        "packaging/name",
                        path,
                        "has a name that Windows does not allow",
                        "use letters, digits, '.', '_' and '-'");
            } else if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                report("packaging/name", path, "has a name longer than 255 bytes", "shorten it");
            }
        }
    }

    private void report(String rule, String path, String problem, String fix) {
        findings.add(Finding.error(rule, Location.of(chart.sourceOf(path)), problem, fix));
    }
}
