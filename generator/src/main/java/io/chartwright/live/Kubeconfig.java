package io.chartwright.live;

import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.UnavailableException;
import io.chartwright.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kubeconfig files that are in force, merged as kubectl merges them: the first file that has a name, or a current
 * context, wins.
 */
public final class Kubeconfig {

    private final List<Path> files;
    private final String current;
    private final Map<String, Entry> contexts = new LinkedHashMap<>();
    private final Map<String, Entry> clusters = new LinkedHashMap<>();
    private final Map<String, Entry> users = new LinkedHashMap<>();

    /**
     * A named part of a file.
     *
     * @param fields what stands under the name
     * @param folder what relative paths in it count from
     */
    record Entry(Mapping fields, Path folder) {

        Optional<String> text(String key) {
            return fields.text(key).filter(text -> !text.isEmpty());
        }

        boolean isTrue(String key) {
            return fields.get(key)
                    .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
                    .isPresent();
        }

        Optional<Path> path(String key) {
            return text(key).map(folder::resolve);
        }
    }

    private Kubeconfig(List<Path> files, List<Mapping> documents) {
        this.files = files;
        String first = "";
        for (int i = 0; i < files.size(); i++) {
            Path folder = Optional.ofNullable(files.get(i).toAbsolutePath().getParent())
                    .orElse(Path.of(""));
            Mapping document = documents.get(i);
            first = first.isEmpty() ? document.text("current-context").orElse("") : first;
            add(document, "contexts", "context", folder, contexts);
            add(document, "clusters", "cluster", folder, clusters);
            add(document, "users", "user", folder, users);
        }
        this.current = first;
    }

    /**
     * Returns what the files say; files that are not there say nothing.
     *
     * @throws UnavailableException when there is no file, or one cannot be read
     */
    public static Kubeconfig read(ClusterChoice choice) {
        List<Path> wanted = wanted(choice);
        List<Path> files = wanted.stream().filter(Files::isRegularFile).toList();
        if (files.isEmpty()) {
            throw new UnavailableException("there is no kubeconfig: looked for "
                    + String.join(", ", wanted.stream().map(Path::toString).toList()));
        }
        return new Kubeconfig(files, files.stream().map(Kubeconfig::document).toList());
    }

    /** Returns the files that were read. */
    public List<Path> files() {
        return files;
    }

    /** Returns the names of the contexts, in the order of the files. */
    public List<String> contexts() {
        return List.copyOf(contexts.keySet());
    }

    /** Returns the name of the current context; empty when none is chosen. */
    public Optional<String> current() {
        return current.isEmpty() ? Optional.empty() : Optional.of(current);
    }

    /** Returns the address of the context's API server; empty when the context does not lead to one. */
    public Optional<String> server(String context) {
        return Optional.ofNullable(contexts.get(context))
                .flatMap(entry -> entry.text("cluster"))
                .flatMap(name -> Optional.ofNullable(clusters.get(name)))
                .flatMap(entry -> entry.text("server"));
    }

    /**
     * Returns the parts that the context names: itself, its cluster and its user.
     *
     * @param name the context; empty means the current one
     * @throws UnavailableException when one of them is missing
     */
    Chosen choose(Optional<String> name) {
        String context = name.or(this::current)
                .orElseThrow(() -> new UnavailableException("the kubeconfig " + names()
                        + " has no current context: choose one of " + contexts() + " with --context"));
        Entry entry = contexts.get(context);
        if (entry == null) {
            throw new UnavailableException(
                    "the kubeconfig " + names() + " has no context '" + context + "': it has " + contexts());
        }
        return new Chosen(
                context,
                entry.text("namespace").orElse("default"),
                part(context, entry, "cluster", clusters),
                part(context, entry, "user", users));
    }

    /**
     * What a context leads to.
     *
     * @param context its name
     * @param namespace the namespace that it names, or {@code default}
     * @param cluster where the API server is
     * @param user who logs in
     */
    record Chosen(String context, String namespace, Entry cluster, Entry user) {}

    private Entry part(String context, Entry entry, String key, Map<String, Entry> parts) {
        String name = entry.text(key).orElse("");
        Entry part = parts.get(name);
        if (part == null) {
            throw new UnavailableException("the context '" + context + "' of the kubeconfig " + names() + " names the "
                    + key + " '" + name + "', which is in none of the files");
        }
        return part;
    }

    private String names() {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private static void add(Mapping document, String list, String key, Path folder, Map<String, Entry> into) {
        for (Node item : document.items(list)) {
            if (item instanceof Mapping mapping) {
                Mapping fields = mapping.mapping(key).orElse(Mapping.empty(Location.of("")));
                mapping.text("name").ifPresent(name -> into.putIfAbsent(name, new Entry(fields, folder)));
            }
        }
    }

    private static List<Path> wanted(ClusterChoice choice) {
        if (choice.kubeconfig().isPresent()) {
            return List.of(choice.kubeconfig().get());
        }
        String named = choice.environment().getOrDefault("KUBECONFIG", "");
        if (named.isEmpty()) {
            return List.of(Path.of(choice.environment().getOrDefault("HOME", ""), ".kube", "config"));
        }
        return Arrays.stream(named.split(File.pathSeparator, -1))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Returns the document; what is said of a file that cannot be read quotes nothing of it. */
    private static Mapping document(Path file) {
        try {
            return new YamlReader("kubeconfig").readMapping(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UnavailableException("could not read the kubeconfig " + file, e);
        } catch (InvalidInputException e) {
            throw new UnavailableException(
                    "the kubeconfig is not readable as YAML: "
                            + e.findings().get(0).location(),
                    e);
        }
    }
}
