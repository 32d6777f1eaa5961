package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartId;
import io.chartwright.model.UnknownNameException;
import io.chartwright.model.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OciReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "oci://ghcr.io/team/charts,     ghcr.io,        team/charts/web, false",
        "oci://ghcr.io/team/charts/,    ghcr.io,        team/charts/web, false",
        "oci://LOCALHOST:5000,          localhost:5000, web,             true",
        "oci://127.0.0.1:5000/a__b.c-d, 127.0.0.1:5000, a__b.c-d/web,    true",
        "oci://[::1]:5000/x,            [::1]:5000,     x/web,           true",
        "oci://localhost.example/x,     localhost.example, x/web,        false"
    })
    void parseWhenItIsAPlaceInARegistryReturnsItsParts(String text, String host, String name, boolean isLocal) {
        OciReference reference = OciReference.parse(text);

        assertThat(reference.host()).isEqualTo(host);
        assertThat(reference.repository("web")).isEqualTo(name);
        assertThat(reference.isLocal()).isEqualTo(isLocal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://",
                "oci:///x",
                "oci://host/Upper",
                "oci://host/a//b",
                "oci://host/../x",
                "oci://host/x:1.0.0",
                "oci://host/x@sha256:0",
                "oci://host/x?y",
                "oci://host/x y",
                "oci://host:port/x",
                "https://host/x"
            })
    void parseWhenItIsSomethingElseSaysHowToWriteIt(String text) {
        assertThatThrownBy(() -> OciReference.parse(text))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("oci://HOST[:PORT]/PATH");
    }

    @Test
    void parseWhenThereIsAPasswordDoesNotRepeatIt() {
        assertThatThrownBy(() -> OciReference.parse("oci://me:hidden@host/x"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void tagWhenVersionHasBuildMetadataIsAsHelmWritesIt() {
        assertThat(OciReference.tag(new ChartId("web", Version.parse("1.0.0-rc.1+b.5"))))
                .isEqualTo("1.0.0-rc.1_b.5");
    }

    @Test
    void tagWhenVersionIsTooLongForARegistryIsRefused() {
        ChartId chart = new ChartId("web", Version.parse("1.0.0-" + "a".repeat(130)));

        assertThatThrownBy(() -> OciReference.tag(chart)).isInstanceOf(UnknownNameException.class);
    }

    @Test
    void apiHostWhenRegistryIsDockerHubIsWhereItAnswers() {
        assertThat(OciReference.parse("oci://docker.io/me").apiHost()).isEqualTo("registry-1.docker.io");
    }
}
