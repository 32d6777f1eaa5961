package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.Command.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How long Helm renders, and how much it keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SizeAndSpeedTest {
    private static final int LARGEST_RELEASE = 256 * 1024;
    private static final double LONGEST_RENDER = 2;

    private final List<Helm> helms = Surroundings.helms();

    List<Overlay> overlays() {
        return Overlay.all();
    }

    Stream<Arguments> cells() {
        return overlays().stream().flatMap(overlay -> helms.stream().map(helm -> Arguments.of(overlay, helm)));
    }

    /** Seconds of the processor, which hardly change when the machine does other things as well. */
    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("cells")
    void renderTakesLessThanTwoSeconds(Overlay overlay, Helm helm) {
        List<String> words = Stream.of(
                        Stream.of("-c", "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null", "timed"),
                        helm.command().program().stream(),
                        Stream.of("template", "flow", overlay.chart().toString(), "--kube-version=1.36.0"),
                        Stream.of("--values=" + overlay.testValues()))
                .flatMap(part -> part)
                .toList();
        Ran ran = new Command(List.of("bash"), helm.command().environment()).run(words);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        double seconds = Stream.of(ran.err().strip().split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(seconds).isGreaterThan(0).isLessThan(LONGEST_RENDER);
    }

    /** Helm keeps a release as JSON, zipped and as base64 text; the Secret's own base64 is not counted by Kubernetes. */
    @ParameterizedTest
    @MethodSource("overlays")
    void releaseIsSmallerThanAQuarterOfWhatASecretHolds(Overlay overlay) throws IOException {
        String release = Helm.named("helm4")
                .run(
                        "install",
                        "flow",
                        overlay.chart().toString(),
                        "--namespace=ns1",
                        "--dry-run=client",
                        "--output=json",
                        "--values=" + overlay.testValues())
                .succeeded();
        assertThat(new ObjectMapper().readTree(release).path("chart").path("templates"))
                .hasSizeGreaterThan(20);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(release.getBytes(UTF_8));
        }
        assertThat(Base64.getEncoder().encode(zipped.toByteArray())).hasSizeBetween(50_000, LARGEST_RELEASE);
    }
}
