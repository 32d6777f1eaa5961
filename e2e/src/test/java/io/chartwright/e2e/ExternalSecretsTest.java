package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What both Helms make of secrets that lie in a cloud's secret store, without a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExternalSecretsTest {
    private static final String ANSWERS = """
            player: {origin: {type: inline, inline: {html: page}}}
            runtime:
              image: {tag: "1"}
              baseUrl: https://flow.example.com
              tls: {termination: upstream}
              otlp: {endpoint: "http://collector:4317"}
            """;
    private static final String DATABASE = "database: {host: db.example.com, name: flow, username: flow}\n";
    private static final String TARGET = "flow-boomi-flow-runtime-external";
    private static final String EXTERNAL = """
            runtime:
              externalSecret:
                enabled: true
                secretStoreRef: {name: store}
                data:
                  INSTALLATION_TOKEN: {key: token}
                  password: {key: database, property: password}
                  OTLP_HEADERS: {key: otlp}
            """;

    private final List<Helm> helms = Surroundings.helms();
    private final Path chart = Overlay.all().get(0).chart();

    @TempDir
    private Path folder;

    List<Helm> helms() {
        return helms;
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenExternalSecretWritesWhatTheOperatorWouldFillIn(Helm helm) throws IOException {
        String rendered = template(helm, DATABASE, EXTERNAL).succeeded();
        assertThat(rendered)
                .contains(
                        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n",
                        """
                  target:
                    name: %s
                    creationPolicy: Owner
                    deletionPolicy: Retain
                """.formatted(TARGET),
                        """
                    - secretKey: password
                      remoteRef:
                        key: "database"
                        property: "password"
                        conversionStrategy: Default
                        decodingStrategy: None
                        metadataPolicy: None
                """,
                        "kind: SecretStore\n",
                        "refreshInterval: \"1h0m0s\"");
        assertThat(rendered).doesNotContain("kind: Secret\n", "csi:");
        assertThat(rendered)
                .contains(
                        reference("INSTALLATION_TOKEN", "INSTALLATION_TOKEN"),
                        reference("DATABASE_PASSWORD", "password"),
                        reference("Otlp_Headers", "OTLP_HEADERS"));
    }

    Stream<Arguments> stores() {
        return Stream.of(
                Arguments.of(
                        store("aws", "{region: eu-west-1}", "flow/token", "flow/database"), """
                            objects: |-
                              - objectAlias: DATABASE_CONNECTION_STRING
                                objectName: flow/database
                                objectType: secretsmanager
                        """, "region: eu-west-1"),
                Arguments.of(
                        store("azure", "{keyvaultName: v, tenantId: t}", "token", "database"), """
                            objects: |-
                              array:
                              - |-
                                objectAlias: DATABASE_CONNECTION_STRING
                                objectName: database
                                objectType: secret
                        """, "keyvaultName: v"),
                Arguments.of(
                        store("gcp", "{}", "projects/p/secrets/t/versions/1", "projects/p/secrets/d/versions/1"),
                        """
                            secrets: |-
                              - path: DATABASE_CONNECTION_STRING
                                resourceName: projects/p/secrets/d/versions/1
                        """,
                        "provider: gcp"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void templateWhenSecretsStoreMakesTheSecretForAMountedVolume(String values, String objects, String parameter)
            throws IOException {
        for (Helm helm : helms) {
            assertThat(template(helm, values).succeeded())
                    .contains("kind: SecretProviderClass\n", objects, parameter)
                    .contains("""
                          secretObjects:
                            - secretName: %s
                              type: Opaque
                              data:
                                - objectName: DATABASE_CONNECTION_STRING
                                  key: DATABASE_CONNECTION_STRING
                                - objectName: INSTALLATION_TOKEN
                                  key: INSTALLATION_TOKEN
                        """.formatted(TARGET))
                    .contains("driver: secrets-store.csi.k8s.io", "{secretProviderClass: " + TARGET + "}")
                    .contains("- {name: secrets-store, mountPath: ")
                    .contains(reference("DATABASE_CONNECTION_STRING", "DATABASE_CONNECTION_STRING"))
                    .doesNotContain("kind: Secret\n", "kind: ExternalSecret", "DATABASE_PASSWORD");
        }
    }

    Stream<String> sources() {
        return Stream.concat(Stream.of(EXTERNAL), stores().map(store -> (String) store.get()[0]));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void helmsWhenRenderingASourceOfSecretsAgree(String values) throws IOException {
        List<String> rendered = new ArrayList<>();
        for (Helm helm : helms) {
            rendered.add(template(helm, DATABASE, values).succeeded().replaceAll("\\s+(?=---\\n|\\z)", "\n"));
        }
        assertThat(rendered.get(0)).contains(TARGET);
        assertThat(rendered.get(1)).isEqualTo(rendered.get(0));
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAwsSecretIsJsonTakesTheProperty(Helm helm) throws IOException {
        String aws = EXTERNAL.replace("externalSecret:", "secretsStore:")
                .replace("secretStoreRef: {name: store}", "provider: aws");
        assertThat(template(helm, DATABASE, aws).succeeded()).contains("""
                      - jmesPath:
                        - objectAlias: password
                          path: password
                        objectAlias: password.json
                        objectName: database
                """);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenWorkloadIdentityIsUsedMarksAccountAndPods(Helm helm) throws IOException {
        String identity = """
                runtime:
                  podLabels: {azure.workload.identity/use: "true"}
                  serviceAccount:
                    annotations:
                      eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/flow
                      azure.workload.identity/client-id: 11111111-1111-4111-8111-111111111111
                      iam.gke.io/gcp-service-account: flow@my-project.iam.gserviceaccount.com
                """;
        assertThat(template(helm, DATABASE, EXTERNAL, identity).succeeded())
                .contains("""
                  annotations:
                    azure.workload.identity/client-id: 11111111-1111-4111-8111-111111111111
                    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/flow
                    iam.gke.io/gcp-service-account: flow@my-project.iam.gserviceaccount.com
                """, "        azure.workload.identity/use: \"true\"\n");
    }

    Stream<Arguments> mistakes() {
        String own = "runtime.secretsStore.";
        return helms.stream().flatMap(helm -> Stream.of(
                        List.of("runtime: {secretsStore: {enabled: true}}", "both are on"),
                        List.of("runtime: {externalSecret: {secretStoreRef: {name: ''}}}", "secretStoreRef.name: not"),
                        List.of(data("{password: {key: ''}}"), "data.password.key: not set"),
                        List.of(data("{DATABASE_CONNECTION_STRING: {key: x}}"), "data: both DATABASE_CONNECTION"),
                        List.of(
                                "runtime: {installationToken: {value: x}}",
                                "runtime.installationToken.value: set, but"),
                        List.of("database: {password: {value: x}}", "database.password.value: set, but"),
                        List.of("runtime: {otlp: {headers: {existingSecret: x}}}", "data.OTLP_HEADERS: runtime.otlp"),
                        List.of("runtime: {otlp: {endpoint: ''}}", "runtime.otlp.endpoint: not set"),
                        List.of(only("{provider: ''}"), own + "provider: not chosen"),
                        List.of(only("{provider: aws, parameters: {objects: x}}"), own + "parameters: 'objects'"),
                        List.of(only("{provider: azure}"), own + "parameters.keyvaultName: not set"),
                        List.of(only("{provider: azure}"), own + "parameters.tenantId: not set"),
                        List.of(only("{provider: azure}"), own + "data.password.property: the provider azure"),
                        List.of(only("{provider: gcp}"), own + "data.password.key: this is not"))
                .map(mistake -> Arguments.of(helm, mistake.get(0), mistake.get(1))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void templateWhenValuesCannotWorkSaysWhy(Helm helm, String values, String message) throws IOException {
        Ran ran = template(helm, DATABASE, EXTERNAL, values);
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains(" in the values of boomi-flow:", message);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenNoSecretOfTheStoreIsNamed(Helm helm) throws IOException {
        Ran ran = template(helm, DATABASE, "runtime: {externalSecret: {enabled: true, secretStoreRef: {name: store}}}");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err())
                .contains(
                        "runtime.externalSecret.data: empty",
                        "runtime.externalSecret.data.INSTALLATION_TOKEN: not set",
                        "runtime.externalSecret.data.password: not set");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAKeyOfTheSecretIsUnknown(Helm helm) throws IOException {
        Ran ran = template(helm, DATABASE, EXTERNAL, data("{INSTALATION_TOKEN: {key: x}}"));
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains("INSTALATION_TOKEN");
    }

    /** Returns an environment variable that is read from the Secret that the operator of the store makes. */
    private static String reference(String variable, String key) {
        return "- name: " + variable + "\n              valueFrom:\n                secretKeyRef: {name: \"" + TARGET
                + "\", key: \"" + key + "\"}";
    }

    private static String data(String data) {
        return "runtime: {externalSecret: {data: " + data + "}}";
    }

    /** Returns values that turn the ExternalSecret into a SecretProviderClass with the same data. */
    private static String only(String store) {
        return "runtime: {externalSecret: {enabled: false}, secretsStore: {enabled: true, data: {INSTALLATION_TOKEN: {key: t},"
                + " password: {key: d, property: p}}, " + store.substring(1) + "}";
    }

    private static String store(String provider, String parameters, String token, String connection) {
        return """
                runtime:
                  secretsStore:
                    enabled: true
                    provider: %s
                    parameters: %s
                    data: {INSTALLATION_TOKEN: {key: %s}, DATABASE_CONNECTION_STRING: {key: %s}}
                """.formatted(provider, parameters, token, connection);
    }

    private Ran template(Helm helm, String... values) throws IOException {
        Path[] files = new Path[values.length + 1];
        files[0] = Files.writeString(folder.resolve("answers.yaml"), ANSWERS);
        for (int i = 0; i < values.length; i++) {
            files[i + 1] = Files.writeString(folder.resolve("values-" + i + ".yaml"), values[i]);
        }
        return helm.run(Stream.concat(
                        Stream.of("template", "flow", chart.toString(), "--namespace=ns", "--kube-version=1.36.0"),
                        Stream.of(files).map(file -> "--values=" + file))
                .toArray(String[]::new));
    }
}
