package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused of pods and workloads, in whole sentences: {@code api-check/pods.yaml}. */
class PodChecksTest {
    private static final String FILE = "api-check/pods.yaml";

    private final ApiCheck check = new ApiCheck(CustomKinds.of(List.of()));

    @TestFactory
    Stream<DynamicTest> objectWhenCheckedIsRefusedForExactlyTheProblemsThatStandBesideIt() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        "line " + each.location().line(),
                        () -> assertThat(problems(each, "1.36")).isEqualTo(expected(each))));
    }

    @Test
    void addressWithLeadingZeroWhenTheServerIsOldPasses() {
        Mapping object = new YamlReader("api").readMapping("pod.yaml", """
                        object:
                          apiVersion: v1
                          kind: Pod
                          metadata: {name: a}
                          spec: {containers: [{name: a, image: b}], hostAliases: [{ip: 01.2.3.4}]}
                        """);

        assertThat(problems(object, "1.34")).isEmpty();
        assertThat(problems(object, "1.36"))
                .containsExactly("spec.hostAliases[0].ip '01.2.3.4' is not an IP address,"
                        + " perhaps you should use an address such as 10.1.2.3 or 2001:db8::1");
    }

    @Test
    void serviceWhenItsNameBeginsWithADigitPassesSince136() {
        Mapping object = new YamlReader("api")
                .readMapping(
                        "a.yaml",
                        "object: {apiVersion: v1, kind: Service, metadata: {name: 1a}, spec: {ports: [{port: 80}]}}");

        assertThat(problems(object, "1.36")).isEmpty();
        assertThat(problems(object, "1.34"))
                .containsExactly("metadata.name '1a' is not an RFC 1035 label, perhaps you should"
                        + " use at most 63 lower case letters, digits and '-', beginning with a letter");
    }

    private List<String> problems(Mapping each, String minor) {
        return check.problems(each.mapping("object").orElseThrow(), Minor.parse(minor)).stream()
                .map(problem -> problem.path() + " " + problem.problem() + ", perhaps you should " + problem.fix())
                .toList();
    }

    private static List<String> expected(Mapping each) {
        return each.items("problems").stream()
                .map(node -> ((Scalar) node).text())
                .toList();
    }

    private static List<Mapping> cases() throws IOException {
        try (InputStream file = PodChecksTest.class.getClassLoader().getResourceAsStream(FILE)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            List<Node> cases = new YamlReader("api").readMapping(FILE, text).items("cases");
            return cases.stream().map(Mapping.class::cast).toList();
        }
    }
}
