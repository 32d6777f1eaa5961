package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What both Helms say of values that cannot work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalTest {
    private final List<Helm> helms = Surroundings.helms();
    private final Overlay overlay = Overlay.all().get(0);

    List<Helm> helms() {
        return helms;
    }

    Stream<Arguments> typos() {
        return helms.stream().flatMap(helm -> Stream.of(
                        "playr.replicas=1",
                        "player.replica=1",
                        "player.service.ports.htp=1",
                        "database.hots=x",
                        "runtime.image.tagg=x")
                .map(typo -> Arguments.of(helm, typo)));
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenNothingIsAnsweredNamesEveryRequiredKey(Helm helm) {
        Ran ran = template(helm);
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains("runtime.image.tag", "runtime.baseUrl", "database.host", "helm ");
    }

    /** Each line is a key, what is wrong with it and how to put it right; none hides another. */
    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenEverythingIsWrongNamesItAllAtOnce(Helm helm) throws IOException {
        Ran ran = template(helm, "--values=" + Expected.file("refusal", "every-problem.yaml"), "--namespace=ns1");
        assertThat(ran.exitCode()).isNotZero();
        String said = ran.err()
                .substring(ran.err().indexOf("\n\n"))
                .replaceAll("\n+Use --debug flag[^\n]*", "")
                .strip();
        Expected.assertText("refusal", "every-problem.txt", said);
        List<String> lines =
                said.lines().filter(line -> line.startsWith("  - ")).toList();
        assertThat(said).startsWith(lines.size() + " problems in the values of boomi-flow:");
        assertThat(lines).hasSizeGreaterThan(60).doesNotHaveDuplicates().allSatisfy(line -> assertThat(line)
                .matches("  - [a-z][\\w.]+(, [a-z][\\w.]+)*: .+\\. .+\\."));
    }

    @ParameterizedTest
    @MethodSource("typos")
    void templateWhenAKeyIsMistypedAtAnyDepth(Helm helm, String typo) {
        Ran ran = template(helm, "--values=" + overlay.testValues(), "--set=" + typo);
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).containsIgnoringCase("additional propert");
    }

    private Ran template(Helm helm, String... flags) {
        return helm.run(Stream.concat(
                        Stream.of("template", "x", overlay.chart().toString(), "--kube-version=1.36.0"),
                        Stream.of(flags))
                .toArray(String[]::new));
    }
}
