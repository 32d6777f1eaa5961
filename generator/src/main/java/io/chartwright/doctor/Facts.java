package io.chartwright.doctor;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Platform;
import io.chartwright.model.Remedy;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the files of facts about tools and clouds that lie beside this class. */
final class Facts {
    private Facts() {}

    /** Returns the file of that name. */
    static Mapping read(String name) {
        try (InputStream stream = Facts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no facts " + name);
            }
            return new YamlReader("doctor")
                    .readMapping(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text under the key; empty when there is none. */
    static String text(Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    /** Returns the texts of the list under the key. */
    static List<String> texts(Mapping mapping, String key) {
        return mapping.items(key).stream().map(Facts::text).toList();
    }

    /** Returns what an entry says is to be done, with the commands that are the same everywhere. */
    static Remedy remedy(Mapping entry) {
        return Remedy.of(text(entry, "advice"), texts(entry, "commands").toArray(String[]::new));
    }

    /** Returns the commands that an entry gives for each platform. */
    static Map<Platform, List<String>> perPlatform(Mapping entry) {
        Map<Platform, List<String>> commands = new TreeMap<>();
        for (Platform platform : Platform.values()) {
            commands.put(platform, texts(entry, platform.word()));
        }
        return commands;
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
