package io.chartwright.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    private static final String CANARY = "canary4711canary";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: Secret, data: {a: CANARY}}",
                "{kind: Secret, stringData: {a: CANARY}, type: Opaque}",
                "{kind: SealedSecret, encryptedData: {a: CANARY}}",
                "{kind: ConfigMap, data: {db-password: CANARY}}",
                "{kind: ConfigMap, data: {AUTH_HEADERS: CANARY}}",
                "{kind: ConfigMap, data: {file: \"a=1\\npassword=CANARY\\nb=2\\n\"}}",
                "{kind: ConfigMap, data: {file: \"export API_TOKEN=CANARY; run\\nb\\n\"}}",
                "{kind: ConfigMap, data: {file: \"{\\\"clientSecret\\\": \\\"CANARY\\\"}\"}}",
                "{kind: ConfigMap, data: {url: \"jdbc://me:CANARY@host/db\"}}",
                "{kind: ConfigMap, data: {key: \"-----BEGIN PRIVATE KEY-----\\nCANARY\\n-----END PRIVATE KEY-----\\n\"}}",
                "{kind: ConfigMap, data: {header: \"Authorization: Bearer CANARY\"}}",
                "{kind: Pod, spec: {containers: [{name: a, env: [{name: DB_PASSWORD, value: CANARY}]}]}}",
                "{kind: Pod, spec: {containers: [{name: a, args: [--password=CANARY]}]}}",
                "{kind: Pod, spec: {containers: [{name: a, args: [--password, CANARY]}]}}",
                "{kind: Pod, spec: {containers: [{name: a, command: [sh, -c, \"run --token CANARY\"]}]}}",
                "{kind: Custom, spec: {password: CANARY}}",
                "{kind: Custom, spec: {users: [{name: admin-password, value: CANARY}]}}",
                "{metadata: {name: a}, anything: CANARY}"
            })
    void secretWhenInAnObjectIsHidden(String object) {
        String before = masked(new SecretMask(), object.replace("CANARY", CANARY));

        assertThat(before).doesNotContain(CANARY).contains("(hidden");
    }

    @Test
    void secretWhenItDiffersIsAnotherWord() {
        SecretMask mask = new SecretMask();
        String object = "{kind: Secret, data: {a: one, b: two, c: one}}";

        assertThat(masked(mask, object)).contains("a: (hidden)", "b: (hidden 2)", "c: (hidden)");
        assertThat(masked(mask, object.replace("two", "three"))).contains("a: (hidden)", "b: (hidden 3)");
    }

    @Test
    void textWhenItOnlyNamesASecretStays() {
        String object = """
                kind: Pod
                spec:
                  automountServiceAccountToken: false
                  containers:
                  - name: a
                    args:
                    - --password=$(PASSWORD)
                    - --token-file=/run/token
                    env:
                    - name: PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: credentials
                          key: password
                  volumes:
                  - name: token
                    secret:
                      secretName: credentials
                """;

        assertThat(masked(new SecretMask(), object)).doesNotContain("hidden");
    }

    private static String masked(SecretMask mask, String text) {
        Mapping object = new YamlReader("api").readMapping("object.yaml", text);
        return new YamlWriter().write(mask.of(object)).replace("\"", "");
    }
}
