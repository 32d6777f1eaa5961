package io.chartwright.publish.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private final Secrets secrets = new Secrets();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary-secret",
                "https://a/b?sig=canary&x=1",
                "X-Amz-Security-Token: canary",
                "{\"access_token\":\"canary\"}",
                "x-amz-security-token:canary\nhost",
                "Authorization: Bearer canary.canary-canary",
                "Basic Y2FuYXJ5OmNhbmFyeQ==canary",
                "SharedKey account:canary+canary/canary="
            })
    void hideWhenThereIsASecretTellsNothingOfIt(String text) {
        secrets.add("canary-secret");

        assertThat(secrets.hide(text)).doesNotContain("canary").contains("***");
    }

    @Test
    void hideWhenAnAddressHasALoginAndAQueryKeepsNeither() {
        assertThat(secrets.hide(URI.create("https://user:pass@host:8443/a/b?sig=1#c")))
                .isEqualTo("https://host:8443/a/b");
    }

    @Test
    void hideWhenThereIsNoSecretChangesNothing() {
        String text = "the bucket 'signature' has no basic access; use a token";

        assertThat(secrets.hide(text)).isEqualTo(text);
    }
}
