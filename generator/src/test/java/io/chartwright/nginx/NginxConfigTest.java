package io.chartwright.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.nginx.NginxConfig.Directive;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxConfigTest {
    @Test
    void textWhenParsedHasLinesArgumentsAndBlocks() {
        List<Directive> all = NginxConfig.parse("""
                # a comment; with {
                http {
                  set $a "b;{c";
                  location ~ ^/(.*)\\.html$ { return 200 'x y'; }
                  proxy_pass https://${a}/x;
                }
                """);

        assertThat(all).hasSize(1);
        Directive http = all.get(0);
        assertThat(http.line()).isEqualTo(2);
        assertThat(http.in("set").get(0).arguments()).containsExactly("$a", "b;{c");
        assertThat(http.in("location").get(0).in("return").get(0).arguments()).containsExactly("200", "x y");
        assertThat(http.in("proxy_pass").get(0))
                .isEqualTo(new Directive(5, "proxy_pass", List.of("https://$a/x"), List.of()));
    }

    @Test
    void textWhenNestedWithoutEndIsReadNoDeeper() {
        List<Directive> all = NginxConfig.parse("a {".repeat(1_000_000));

        assertThat(all).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, true",
        "8.8.8.8:53, true",
        "[2001:4860:4860::8888]:53, true",
        "10.96.0.10, false",
        "valid=10s, false"
    })
    void serverWhenAnybodyMayAskItIsPublic(String server, boolean isPublic) {
        assertThat(PublicResolvers.contains(server)).isEqualTo(isPublic);
    }
}
