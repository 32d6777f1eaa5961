package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both configurations of NGINX hold: the player's, and that of the proxy that ends TLS before the runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxConfigurationTest {
    private static final String POD_TLS =
            "--set=player.tls.termination=pod,player.tls.secretName=tls,runtime.tls.termination=pod,runtime.tls.secretName=tls,"
                    + "runtime.baseUrl=https://flow.example.com,player.origin.type=s3,player.origin.s3.bucket=b,player.origin.s3.region=eu-west-1";

    /** The longest time that the clouds' load balancers keep an idle connection. */
    private static final int IDLE_SECONDS = 60;

    private final Helm helm = Surroundings.helms().get(1);

    List<Overlay> overlays() {
        return Overlay.all();
    }

    /** A request that is on its way when NGINX closes a connection is lost. */
    @ParameterizedTest
    @MethodSource("overlays")
    void connectionsAreNotClosedUnderARequest(Overlay overlay) {
        assertThat(configurations(overlay)).hasSize(2).allSatisfy(text -> {
            assertThat(seconds("keepalive_timeout", text)).isGreaterThan(IDLE_SECONDS);
            assertThat(seconds("keepalive_min_timeout", text)).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void requestsEndBeforeTheGracePeriodDoes(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay, POD_TLS);
        for (String tier : List.of("player", "runtime")) {
            JsonNode pod = manifests.of("Deployment", tier).at("/spec/template/spec");
            int sleep = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            int grace = pod.path("terminationGracePeriodSeconds").asInt();
            assertThat(seconds("worker_shutdown_timeout", configuration(manifests, tier)))
                    .isBetween(1, grace - sleep - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everythingThatIsWrittenLiesInTmp(Overlay overlay) {
        assertThat(configurations(overlay)).allSatisfy(text -> assertThat(List.of(
                        "pid",
                        "client_body_temp_path",
                        "proxy_temp_path",
                        "fastcgi_temp_path",
                        "uwsgi_temp_path",
                        "scgi_temp_path"))
                .allSatisfy(place -> assertThat(word(place, text)).startsWith("/tmp/")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void oldProtocolsAreNotSpokenAndTheVersionIsNotTold(Overlay overlay) {
        assertThat(configurations(overlay)).allSatisfy(text -> {
            assertThat(word("ssl_protocols", text)).isEqualTo("TLSv1.2");
            assertThat(text).contains("ssl_protocols TLSv1.2 TLSv1.3;", "server_tokens off;");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theOriginMustProveWhoItIs(Overlay overlay) {
        String text = configuration(Manifests.of(helm, overlay, POD_TLS), "player");
        assertThat(text)
                .contains(
                        "proxy_ssl_verify on;",
                        "proxy_ssl_server_name on;",
                        "proxy_ssl_name \"b.s3.eu-west-1.amazonaws.com\";",
                        "proxy_ssl_protocols TLSv1.2 TLSv1.3;",
                        "proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theOriginSeesNothingOfTheRequestAndItsErrorsAreNotShown(Overlay overlay) {
        String text = configuration(Manifests.of(helm, overlay, POD_TLS), "player");
        assertThat(text)
                .contains(
                        "proxy_pass_request_headers off;",
                        "proxy_pass_request_body off;",
                        "proxy_intercept_errors on;",
                        "proxy_hide_header Set-Cookie;",
                        "if ($method_refused)")
                .containsPattern(
                        "proxy_cache_use_stale error timeout updating [^;]*http_500 http_502 http_503 http_504;");
    }

    private List<String> configurations(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay, POD_TLS);
        return List.of(configuration(manifests, "player"), configuration(manifests, "runtime"));
    }

    private static String configuration(Manifests manifests, String tier) {
        return manifests.ofKind("ConfigMap").stream()
                .filter(map -> map.at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asText()
                        .equals(tier))
                .map(map -> map.path("data").path("nginx.conf").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static int seconds(String directive, String text) {
        return Integer.parseInt(word(directive, text).replace("s", ""));
    }

    /** Returns the first word after a directive. */
    private static String word(String directive, String text) {
        return Pattern.compile("^ *" + directive + " ([^ ;]+)", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + directive));
    }
}
