package io.chartwright.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What to do about a problem outside the user's files.
 *
 * @param advice what to do, a clause without a full stop; empty when there is nothing to do
 * @param commands commands that do it, by platform; where there are several for one platform, either all are needed, as
 *     the advice says, or each is one way
 */
public record Remedy(String advice, Map<Platform, List<String>> commands) {

    public Remedy {
        commands = Map.copyOf(commands);
    }

    /** Returns the remedy for what needs none. */
    public static Remedy none() {
        return new Remedy("", Map.of());
    }

    /** Returns a remedy whose commands are the same everywhere. */
    public static Remedy of(String advice, String... commands) {
        Map<Platform, List<String>> everywhere = new TreeMap<>();
        for (Platform platform : Platform.values()) {
            everywhere.put(platform, List.of(commands));
        }
        return new Remedy(advice, commands.length == 0 ? Map.of() : everywhere);
    }

    /** Returns this remedy with every text changed. */
    public Remedy map(UnaryOperator<String> change) {
        Map<Platform, List<String>> changed = new TreeMap<>();
        commands.forEach((platform, lines) ->
                changed.put(platform, lines.stream().map(change).toList()));
        return new Remedy(change.apply(advice), changed);
    }

    /** Returns the commands for the platform. */
    public List<String> commands(Platform platform) {
        return commands.getOrDefault(platform, List.of());
    }
}
