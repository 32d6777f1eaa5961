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
    private static final String FIELDS = "fields.yaml";
    private static final String ALL = "";
    private static final int NEAR = 2;

    /** How many keys of objects are remembered; more come only from input that means no good. */
    private static final int MOST_KEPT = 10_000;

    private final Map<String, AnnotationFile> files = new LinkedHashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final List<CloudField> fields;
    private final Map<String, List<CloudAnnotation>> found = new ConcurrentHashMap<>();
    private final Map<String, Boolean> strangers = new ConcurrentHashMap<>();

    /** A key that nobody reads: whose it was meant to be, and which one. */
    private record Meant(Controller controller, String key) {}

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
        Mapping read = new YamlReader("annotations").readMapping(FIELDS, text(FIELDS));
        this.fields = read.entries().keySet().stream()
                .flatMap(
                        id -> read.items(id).stream().map(item -> CloudField.of(file(id).controller(), (Mapping) item)))
                .toList();
    }

    /** Returns what is known of fields, beside annotations. */
    public List<CloudField> fields() {
        return fields;
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
        List<CloudAnnotation> before = found.get(key);
        if (before != null) {
            return before;
        }
        List<CloudAnnotation> readings = files.values().stream()
                .flatMap(file -> find(file, key).stream())
                .toList();
        if (!readings.isEmpty() && found.size() < MOST_KEPT) {
            found.put(key, readings);
        }
        return readings;
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
    public Optional<Controller> owner(String key, boolean isComplete) {
        Optional<Controller> owner =
                controllers().stream().filter(each -> each.owns(key)).findFirst();
        if (owner.isPresent()) {
            return isComplete || nearAny(key).isPresent() ? owner : Optional.empty();
        }
        return strangers.getOrDefault(key, false) ? Optional.empty() : stranger(key);
    }

    private Optional<Controller> stranger(String key) {
        Optional<Controller> owner = misspeltBeginning(key)
                .map(Meant::controller)
                .or(() -> nearAny(key).map(near -> find(near).get(0).controller()));
        if (owner.isEmpty() && strangers.size() < MOST_KEPT) {
            // The same keys stand on the objects of every cell.
            strangers.put(key, true);
        }
        return owner;
    }

    /** Returns the controller's key that was probably meant by the unknown one. */
    public Optional<String> suggestion(String key, Controller controller) {
        if (controller.owns(key)) {
            return nearOwn(key, controller);
        }
        return misspeltBeginning(key).map(Meant::key).or(() -> nearAny(key));
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

    /** Returns the key that was meant when one edit makes the beginning of this one a controller's own. */
    private Optional<Meant> misspeltBeginning(String key) {
        for (Controller controller : controllers()) {
            for (String own : controller.marks().keys()) {
                for (String corrected : corrected(key, own)) {
                    Optional<String> known = find(corrected).isEmpty()
                            ? NearMiss.of(corrected, keysBeside(controller), NEAR)
                            : Optional.of(corrected);
                    if (known.isPresent()) {
                        return Optional.of(new Meant(controller, known.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the keys that begin with the beginning and become the key by one edit there. */
    private static List<String> corrected(String key, String own) {
        if (!isSimilar(key, own)) {
            return List.of();
        }
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

    /** Returns whether the first or the second half of the beginning is as it should be; one edit spoils one half. */
    private static boolean isSimilar(String key, String own) {
        int half = own.length() / 2;
        boolean isSimilar = key.regionMatches(true, 0, own, 0, half - 1);
        for (int shift = -1; shift <= 1; shift++) {
            // The last character may have changed places with the one after it.
            isSimilar |= key.regionMatches(true, half + 1 + shift, own, half + 1, own.length() - half - 2);
        }
        return isSimilar;
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
