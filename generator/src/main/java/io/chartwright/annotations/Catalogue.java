package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import io.chartwright.model.NearMiss;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every annotation that is known, by controller. It may be used by several threads. */
public final class Catalogue {
    private static final String CONTROLLERS = "controllers.yaml";
    private static final String ALL = "";
    private static final int NEAR = 2;

    private final Map<String, AnnotationFile> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, List<CloudAnnotation>> found = new ConcurrentHashMap<>();
    private final Map<String, Optional<Unknown>> unknown = new ConcurrentHashMap<>();

    /**
     * A key that nobody reads.
     *
     * @param controller whose key it was probably meant to be
     * @param suggestion the key that was probably meant
     */
    public record Unknown(Controller controller, Optional<String> suggestion) {}

    /** Loads the catalogue from the class path. */
    public Catalogue() {
        Mapping known = new YamlReader("annotations").readMapping(CONTROLLERS, text(CONTROLLERS));
        for (String id : known.entries().keySet()) {
            Controller controller = Controller.of(id, known.mapping(id).orElseThrow());
            AnnotationFile file = new AnnotationFile(controller, text(id + ".yaml"));
            files.put(id, file);
            for (String group : List.of(ALL, controller.cloud())) {
                keys.computeIfAbsent(group, unused -> new LinkedHashSet<>()).addAll(file.keys());
            }
        }
    }

    /** Returns every controller, in the catalogue's order. */
    public List<Controller> controllers() {
        return files.values().stream().map(AnnotationFile::controller).toList();
    }

    /** Returns the keys that the controller's file describes, in the file's order. */
    public List<String> keys(Controller controller) {
        return file(controller.id()).keys();
    }

    /** Returns what each controller does with the key; nothing when none reads it. */
    public List<CloudAnnotation> find(String key) {
        return found.computeIfAbsent(key, unused -> files.values().stream()
                .flatMap(file -> find(file, key).stream())
                .toList());
    }

    private Optional<CloudAnnotation> find(AnnotationFile file, String key) {
        return file.find(key).or(() -> file.controller()
                .parent()
                .flatMap(parent -> file(parent).find(key))
                .map(annotation -> annotation.readBy(file.controller())));
    }

    /**
     * Returns whose key an unknown one was meant to be, if it is a controller's at all.
     *
     * @param isComplete whether every key of the object that begins as a controller's keys do must be known
     */
    public Optional<Unknown> unknown(String key, boolean isComplete) {
        // The same keys stand on the objects of every cell.
        return unknown.computeIfAbsent(isComplete + " " + key, unused -> meant(key, isComplete));
    }

    private Optional<Unknown> meant(String key, boolean isComplete) {
        for (Controller controller : controllers()) {
            if (controller.owns(key)) {
                Optional<String> near = isComplete ? nearOwn(key, controller) : nearAny(key);
                return isComplete || near.isPresent() ? Optional.of(new Unknown(controller, near)) : Optional.empty();
            }
        }
        return misspeltBeginning(key)
                .or(() -> nearAny(key).map(near -> new Unknown(find(near).get(0).controller(), Optional.of(near))));
    }

    /** Returns the key that was probably meant, whoever reads it. */
    public Optional<String> near(String key) {
        return nearAny(key).or(() -> NearMiss.of(key, keys.getOrDefault(ALL, Set.of())));
    }

    /** Returns the near key of the controller's cloud; the more the key has of its own, the more of it may differ. */
    private Optional<String> nearOwn(String key, Controller controller) {
        int own = controller.marks().keys().stream()
                .filter(key::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return NearMiss.of(key, keysBeside(controller), Math.max(NEAR, (key.length() - own) / 4));
    }

    private Optional<String> nearAny(String key) {
        return NearMiss.of(key, keys.getOrDefault(ALL, Set.of()), NEAR);
    }

    /** Returns the unknown key's controller when one edit makes its beginning a controller's own. */
    private Optional<Unknown> misspeltBeginning(String key) {
        for (Controller controller : controllers()) {
            for (String own : controller.marks().keys()) {
                for (String corrected : corrected(key, own)) {
                    Optional<String> known = find(corrected).isEmpty()
                            ? NearMiss.of(corrected, keysBeside(controller), NEAR)
                            : Optional.of(corrected);
                    if (known.isPresent()) {
                        return Optional.of(new Unknown(controller, known));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the keys that begin with the beginning and become the key by one edit there. */
    private static List<String> corrected(String key, String own) {
        List<String> keys = new ArrayList<>();
        int last = own.length() - 1;
        for (int length = last; length <= own.length() + 1 && length <= key.length(); length++) {
            if (NearMiss.of(key.substring(0, length), List.of(own), 1).isPresent()) {
                keys.add(own + key.substring(length));
            }
        }
        boolean isSwapped = key.length() > own.length()
                && key.startsWith(own.substring(0, last))
                && key.charAt(own.length()) == own.charAt(last);
        if (isSwapped) {
            keys.add(own + key.charAt(last) + key.substring(own.length() + 1));
        }
        return keys;
    }

    /** Returns the keys of all controllers of the cloud, because some share the beginning of their keys. */
    private Collection<String> keysBeside(Controller controller) {
        return keys.getOrDefault(controller.cloud(), Set.of());
    }

    private AnnotationFile file(String id) {
        return Objects.requireNonNull(files.get(id), id);
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
