package io.chartwright.e2e;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the tests find the project, the binaries and the cluster on this machine. */
final class Surroundings {
    private Surroundings() {}

    /** Returns the project's folder. */
    static Path project() {
        return Path.of(required("e2e.project"));
    }

    /** Returns the program under test: the system property {@code e2e.chartwright}, or the project's launcher. */
    static Command chartwright() {
        String program = System.getProperty(
                "e2e.chartwright", project().resolve("chartwright").toString());
        return new Command(List.of(program), Map.of());
    }

    /** Returns whether the large counts are wanted, as {@code e2e/run --full} says. */
    static boolean full() {
        return Boolean.getBoolean("e2e.full");
    }

    /** Returns the Kubernetes minors, such as {@code 1.36}, that the chart is rendered for. */
    static List<String> minors() {
        return List.of(required("e2e.minors").split(","));
    }

    /** Returns a key, certificate or password of this run, which {@code e2e/node/surroundings} made. */
    static Path made(String name) {
        return Path.of(required("e2e.kept")).resolve("surroundings").resolve(name);
    }

    /** Returns both Helms of this machine. */
    static List<Helm> helms() {
        return Stream.of("helm3", "helm4").map(Helm::named).toList();
    }

    /** Returns the cluster that KUBECONFIG names; fails when it names none. */
    static Cluster cluster() {
        if (System.getenv("KUBECONFIG") == null) {
            throw new IllegalStateException("KUBECONFIG is not set: the install tests need a cluster to install into.");
        }
        return new Cluster(binary("kubectl"));
    }

    /**
     * Returns a binary: the system property {@code e2e.<name>}, or the first on PATH, or the one in
     * {@code ~/.cache/chart-tools}.
     */
    static Path binary(String name) {
        List<Path> candidates = Stream.of(
                        Optional.ofNullable(System.getProperty("e2e." + name)).map(Path::of).stream(),
                        Pattern.compile(Pattern.quote(File.pathSeparator))
                                .splitAsStream(Optional.ofNullable(System.getenv("PATH"))
                                        .orElse(""))
                                .map(folder -> Path.of(folder, name)),
                        Stream.of(Path.of(System.getProperty("user.home"), ".cache", "chart-tools", name)))
                .flatMap(found -> found)
                .toList();
        return candidates.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " was not found on PATH; name it with -De2e." + name + "=FILE."));
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("The system property " + property + " is set by Maven, and is missing.");
        }
        return value;
    }
}
