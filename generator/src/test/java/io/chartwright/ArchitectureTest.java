package io.chartwright;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of packages: who may use whom, and which package is the only door to which library. */
class ArchitectureTest {
    private static final String BASE = "io.chartwright.";

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("yaml", List.of("model")),
            Map.entry("rules", List.of("model", "yaml")),
            Map.entry("project", List.of("model", "yaml")),
            Map.entry("render", List.of("model", "yaml", "cache")),
            Map.entry("schema", List.of("model", "yaml")),
            Map.entry("cel", List.of("model")),
            Map.entry("kubernetes", List.of("model", "yaml", "cel")),
            Map.entry("annotations", List.of("model", "yaml")),
            Map.entry("cache", List.of("model")),
            Map.entry("helm", List.of("model", "cache", "packaging")),
            Map.entry("sourcemap", List.of("model", "yaml", "helm")),
            Map.entry("secrecy", List.of("model")),
            Map.entry("diff", List.of("model", "yaml", "annotations", "helm", "secrecy")),
            Map.entry("impact", List.of("model", "yaml", "helm", "diff")),
            Map.entry("nginx", List.of()),
            Map.entry("adopt", List.of("model", "yaml", "helm", "nginx", "secrecy")),
            Map.entry(
                    "validate",
                    List.of(
                            "model",
                            "yaml",
                            "rules",
                            "schema",
                            "kubernetes",
                            "annotations",
                            "nginx",
                            "cache",
                            "helm",
                            "sourcemap",
                            "impact",
                            "validate.objects",
                            "validate.reference",
                            "validate.posture",
                            "validate.nginx",
                            "validate.podsecurity",
                            "validate.chart",
                            "validate.values")),
            Map.entry("validate.objects", List.of("model", "kubernetes")),
            Map.entry("validate.reference", List.of("model", "validate.objects")),
            Map.entry("validate.posture", List.of("model", "secrecy", "validate.objects")),
            Map.entry("validate.nginx", List.of("model", "nginx", "validate.objects")),
            Map.entry("validate.podsecurity", List.of("model", "kubernetes", "validate.objects")),
            Map.entry("validate.chart", List.of("model", "yaml", "validate.objects")),
            Map.entry("validate.values", List.of("model", "yaml", "schema")),
            Map.entry("packaging", List.of("model", "yaml")),
            Map.entry("packaging.cosign", List.of("model", "packaging")),
            Map.entry("packaging.openpgp", List.of("model", "yaml", "packaging")),
            Map.entry(
                    "publish",
                    List.of(
                            "model",
                            "yaml",
                            "packaging",
                            "packaging.openpgp",
                            "packaging.cosign",
                            "publish.azure",
                            "publish.gcs",
                            "publish.git",
                            "publish.http",
                            "publish.oci",
                            "publish.retry",
                            "publish.s3",
                            "publish.store",
                            "publish.web")),
            Map.entry("publish.azure", List.of("model", "publish.http", "publish.retry", "publish.store")),
            Map.entry("publish.gcs", List.of("model", "publish.http", "publish.retry", "publish.store")),
            Map.entry("publish.git", List.of("model", "publish.http", "publish.retry", "publish.store")),
            Map.entry(
                    "publish.oci",
                    List.of(
                            "model",
                            "packaging",
                            "packaging.cosign",
                            "publish.http",
                            "publish.retry",
                            "publish.store")),
            Map.entry("publish.web", List.of("model", "publish.http", "publish.retry", "publish.store")),
            Map.entry("publish.s3", List.of("model", "publish.http", "publish.retry", "publish.store")),
            Map.entry("publish.http", List.of("model", "publish.retry")),
            Map.entry("publish.retry", List.of()),
            Map.entry("publish.store", List.of("model", "publish.http", "publish.retry")),
            Map.entry(
                    "supplychain",
                    List.of(
                            "model",
                            "yaml",
                            "packaging",
                            "packaging.cosign",
                            "packaging.openpgp",
                            "publish",
                            "publish.oci",
                            "publish.store")),
            Map.entry("process", List.of()),
            Map.entry("live", List.of("model", "yaml", "process", "publish.http")),
            Map.entry("doctor", List.of("model", "yaml", "kubernetes", "process", "live")),
            Map.entry("diagnose", List.of("model", "yaml", "live")),
            Map.entry("cli", List.of("model", "yaml", "rules", "")));

    private static final Map<String, List<String>> ONLY_DOOR = Map.of(
            "yaml", List.of("org.yaml.snakeyaml.."),
            "cel", List.of("dev.cel..", "com.google.protobuf.."),
            "packaging.openpgp", List.of("org.bouncycastle.openpgp..", "org.bouncycastle.bcpg.."),
            "publish.http", List.of("java.net.http.."),
            "publish.git", List.of("org.eclipse.jgit.."),
            "render", List.of("com.hubspot.."),
            "schema", List.of("com.networknt.."),
            "helm", List.of("com.marcnuri..", "com.sun.jna.."),
            "live", List.of("io.fabric8.."),
            "cli", List.of("picocli.."));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.chartwright");

    static Stream<String> packages() {
        return MAY_USE.keySet().stream();
    }

    static Stream<String> doors() {
        return ONLY_DOOR.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageWhenItUsesOursUsesOnlyWhatTheTableAllows(String name) {
        List<String> forbidden = Stream.concat(MAY_USE.keySet().stream(), Stream.of(""))
                .filter(other -> !other.equals(name)
                        && !MAY_USE.getOrDefault(name, List.of()).contains(other))
                .map(ArchitectureTest::nameOf)
                .toList();

        noClasses()
                .that()
                .resideInAPackage(nameOf(name))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void libraryWhenUsedIsUsedByItsDoorOnly(String door) {
        DescribedPredicate<JavaClass> library =
                resideInAnyPackage(ONLY_DOOR.getOrDefault(door, List.of()).toArray(String[]::new));

        noClasses()
                .that()
                .resideOutsideOfPackage(nameOf(door))
                .should()
                .dependOnClassesThat(library)
                .check(CLASSES);
    }

    @Test
    void packagesWhenTheyUseEachOtherFormNoCycle() {
        slices().matching("io.chartwright.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packageWhenThereIsOneStandsInTheTable() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(type.getPackageName()));
        found.remove("io.chartwright");

        assertThat(found)
                .isEqualTo(
                        MAY_USE.keySet().stream().map(ArchitectureTest::nameOf).collect(Collectors.toSet()));
    }

    private static String nameOf(String name) {
        return name.isEmpty() ? "io.chartwright" : BASE + name;
    }
}
