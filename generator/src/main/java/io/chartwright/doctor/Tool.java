package io.chartwright.doctor;

import io.chartwright.model.Inspection.Status;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Platform;
import io.chartwright.model.Remedy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that an operator needs.
 *
 * @param name what it is called on {@code PATH}
 * @param about what it is for
 * @param arguments what makes it print its version
 * @param version finds the version in what it prints, as the first group
 * @param clouds the clouds that need it; none means all
 * @param absence how bad it is when it is missing
 * @param oldest the oldest version that will do, and why
 * @param ends releases that lose support
 * @param install how to get it
 */
record Tool(
        String name,
        String about,
        List<String> arguments,
        Pattern version,
        List<String> clouds,
        Status absence,
        Optional<Oldest> oldest,
        List<End> ends,
        Remedy install) {

    /**
     * The oldest version that will do.
     *
     * @param version the version
     * @param why why older ones will not
     */
    record Oldest(ToolVersion version, String why) {}

    /**
     * The end of a release's support.
     *
     * @param major the release
     * @param date the last day
     * @param what what ends, as in "gets fixes until"
     */
    record End(int major, LocalDate date, String what) {}

    /** Returns every tool that is known. */
    static List<Tool> all() {
        Mapping tools = Facts.read("tools.yaml").mapping("tools").orElseThrow();
        return tools.entries().values().stream()
                .map(entry -> of(entry.key(), (Mapping) entry.node()))
                .toList();
    }

    /** Returns how to get a Java that runs chartwright; each command is one way. */
    static Map<Platform, List<String>> javaCommands() {
        return installing(Facts.read("tools.yaml").mapping("java").orElseThrow());
    }

    /** Returns the day on which what is known about tools was looked up. */
    static String checked() {
        return Facts.text(Facts.read("tools.yaml"), "checked");
    }

    /** Returns whether an operator on that cloud needs it. */
    boolean isFor(Optional<String> cloud) {
        return clouds.isEmpty() || cloud.filter(clouds::contains).isPresent();
    }

    private static Tool of(String name, Mapping entry) {
        return new Tool(
                name,
                Facts.text(entry, "about"),
                Facts.texts(entry, "arguments"),
                Pattern.compile(Facts.text(entry, "version")),
                Facts.texts(entry, "clouds"),
                Status.valueOf(Facts.text(entry, "need").toUpperCase(Locale.ROOT)),
                entry.mapping("oldest")
                        .map(oldest -> new Oldest(
                                ToolVersion.parse(Facts.text(oldest, "version")), Facts.text(oldest, "why"))),
                entry.items("ends").stream().map(end -> end((Mapping) end)).toList(),
                new Remedy("install it", installing(entry)));
    }

    private static Map<Platform, List<String>> installing(Mapping entry) {
        return Facts.perPlatform(entry.mapping("install").orElse(Mapping.empty(Location.of("tools.yaml"))));
    }

    private static End end(Mapping end) {
        return new End(
                Integer.parseInt(Facts.text(end, "major")),
                LocalDate.parse(Facts.text(end, "date")),
                Facts.text(end, "what"));
    }
}
