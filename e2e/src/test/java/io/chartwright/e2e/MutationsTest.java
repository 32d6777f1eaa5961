package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * Whether the tests find faults: each mutation is made in a copy of the chart, and the test that it names must fail there.
 * Which mutations the kept manifests find as well is written down beside it.
 */
@Tag("mutation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class MutationsTest {
    private static final String KEPT = "KeptManifestsTest#manifestsWhenRenderedAreTheKeptOnes";
    private static final String PROJECT = "e2e.project";
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private final Map<String, String> table = new TreeMap<>();

    List<Mutation> mutations() {
        String wanted = System.getProperty("mutations", "");
        return Mutation.all().stream()
                .filter(mutation -> mutation.toString().contains(wanted))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void testWhenItsFaultIsMadeFails(Mutation mutation, @TempDir Path folder) throws IOException {
        mutation.copyProject(folder);
        mutation.apply(folder);
        boolean isFound = !failures(folder, List.of(mutation.test())).isEmpty();
        boolean isKept = failures(folder, List.of(KEPT)).isEmpty();
        table.put(
                mutation.what(),
                "| %s | %s | %s |"
                        .formatted(mutation.what(), isFound ? mutation.test() : "**nothing**", isKept ? "no" : "yes"));
        writeTable();
        assertThat(isFound).as("%s fails when %s", mutation.test(), mutation).isTrue();
    }

    @Test
    void testsWhenNoFaultIsMadePass(@TempDir Path folder) throws IOException {
        for (String overlay :
                mutations().stream().map(Mutation::overlay).distinct().toList()) {
            List<Mutation> ofOverlay = mutations().stream()
                    .filter(mutation -> mutation.overlay().equals(overlay))
                    .toList();
            Path copy = Files.createDirectory(folder.resolve(overlay));
            ofOverlay.get(0).copyProject(copy);
            Set<String> tests =
                    new TreeSet<>(ofOverlay.stream().map(Mutation::test).toList());
            tests.add(KEPT);
            assertThat(failures(copy, tests)).isEmpty();
        }
    }

    private void writeTable() throws IOException {
        Path file = Path.of(System.getProperty("e2e.kept")).resolve("figures/mutations.md");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                Stream.concat(
                                Stream.of("| fault | found by | changes the kept manifest |", "|---|---|---|"),
                                table.values().stream())
                        .toList());
    }

    /** Runs tests on a copy of the project; a test that could not render has found nothing and fails this one. */
    private static List<String> failures(Path copy, Iterable<String> tests) {
        String project = System.setProperty(PROJECT, copy.toString());
        try {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            for (String test : tests) {
                LauncherFactory.create()
                        .execute(
                                request()
                                        .selectors(selectMethod(type(test), method(test)))
                                        .configurationParameter(PARALLEL, "false")
                                        .build(),
                                listener);
            }
            TestExecutionSummary summary = listener.getSummary();
            assertThat(summary.getTestsStartedCount()).isPositive();
            List<String> messages = summary.getFailures().stream()
                    .map(Failure::getException)
                    .map(String::valueOf)
                    .toList();
            assertThat(messages).noneMatch(message -> message.contains("AssertionError: exit code"));
            return messages;
        } finally {
            System.setProperty(PROJECT, project);
        }
    }

    private static Class<?> type(String test) {
        try {
            return Class.forName(MutationsTest.class.getPackageName() + "." + test.substring(0, test.indexOf('#')));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no such test: " + test, e);
        }
    }

    private static Method method(String test) {
        return Stream.of(type(test).getDeclaredMethods())
                .filter(method -> method.getName().equals(test.substring(test.indexOf('#') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such test: " + test));
    }
}
