package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCheckTest {
    private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {%s}}";
    private static final String CONTAINER = POD.formatted("containers: [{name: a, image: a, %s}]");
    private static final String SERVICE =
            "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {a: b}, ports: [{port: 1, %s}], %s}}";

    private final ApiCheck check = new ApiCheck(CustomKinds.wellKnown());

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            29 ; lifecycle: {preStop: {sleep: {seconds: 1}}}                       ; containers: [{name: a, image: a, %s}]
            30 ; volumeMounts: [{name: v, mountPath: /a, readOnly: true, recursiveReadOnly: Enabled}]; containers: [{name: a, image: a, %s}], volumes: [{name: v}]
            31 ; image: {reference: a}                                             ; containers: [{name: a, image: a}], volumes: [{name: v, %s}]
            32 ; resources: {limits: {cpu: 1}}                                     ; containers: [{name: a, image: a}], %s
            33 ; stopSignal: SIGTERM                                               ; containers: [{name: a, image: a, lifecycle: {%s}}]
            34 ; hostnameOverride: a                                               ; containers: [{name: a, image: a}], %s
            35 ; workloadRef: {name: a, podGroup: b}                               ; containers: [{name: a, image: a}], %s
            37 ; mode: 511                                                         ; containers: [{name: a, image: a}], volumes: [{name: v, emptyDir: {%s}}]
            """)
    void problemsWhenFieldIsYoungerThanMinorSaysSinceWhenItExists(int since, String field, String spec) {
        String pod = POD.formatted(spec.formatted(field));

        assertThat(problems(pod, since - 1))
                .singleElement()
                .asString()
                .endsWith(": unknown field, which exists since Kubernetes 1." + since + " -> remove it there");
        assertThat(problems(pod, since)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports: [{contianerPort: 80, containerPort: 80}] | ports[0].contianerPort: unknown field -> write 'containerPort'
            ports: [{}]                       | ports[0].containerPort: is required -> give the port's number
            tty: "true"                       | tty: expected true or false, found text 'true' -> write true or false, without quotes
            args: run                         | args: expected a list, found text -> begin each item with '- '
            resources: []                     | resources: expected a mapping, found a list -> write 'key: value' lines
            resources: {limits: {memory: 1GB}}| resources.limits.memory: expected a quantity such as 500m or 1Gi, found text '1GB' -> write a quantity such as 500m or 1Gi
            env: [{name: A, value: 1}]        | env[0].value: expected text, found an integer -> put quotes around it
            env: [{name: A, value: yes}]      | env[0].value: expected text, found a boolean -> put quotes around it
            env: [null]                       | env[0].name: is required -> name the variable
            imagePullPolicy: Allways          | imagePullPolicy: 'Allways' is none of Always, IfNotPresent, Never -> write 'Always'
            Stdin: null                       | Stdin: unknown field -> write 'stdin'
            """)
    void problemsWhenContainerIsWrongSaysWhereAndWhatToDo(String field, String problem) {
        assertThat(problems(CONTAINER.formatted(field), 36)).containsExactly("spec.containers[0]." + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            targetPort: {}         | expected an integer or text, found a mapping -> write an integer or text
            targetPort: 1.5        | expected an integer, found 1.5 -> write an integer or text
            nodePort: 99999999999  | 99999999999 does not fit an integer of 32 bits -> write a number in that range
            nodePort: "80"         | expected an integer, found text '80' -> write a number, without quotes
            protocol: tcp          | 'tcp' is none of SCTP, TCP, UDP -> write 'TCP'
            """)
    void problemsWhenPortIsWrongSaysWhatIsExpected(String field, String problem) {
        String path = "spec.ports[0]." + field.substring(0, field.indexOf(':')) + ": ";

        assertThat(problems(SERVICE.formatted(field, "type: ''"), 36)).containsExactly(path + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoscaling/v2beta2 | HorizontalPodAutoscaler | apiVersion: autoscaling/v2beta2 HorizontalPodAutoscaler is not served since Kubernetes 1.26 -> write 'apiVersion: autoscaling/v2'
            apps/v1             | Deploymnet              | kind: there is no Deploymnet in apps/v1 -> write 'Deployment'
            app/v1              | Deployment              | apiVersion: there is no Deployment in app/v1 -> write 'apiVersion: apps/v1'
            v1                  | Ingress                 | apiVersion: there is no Ingress in v1 -> write 'apiVersion: networking.k8s.io/v1'
            autoscaling/v3      | HorizontalPodAutoscaler | apiVersion: there is no HorizontalPodAutoscaler in autoscaling/v3 -> write one of the available: autoscaling/v1, autoscaling/v2
            resource.k8s.io/v1  | DeviceClass             | apiVersion: resource.k8s.io/v1 DeviceClass is served since Kubernetes 1.34 -> remove the object
            """)
    void problemsWhenKindIsNotServedNamesAnother(String apiVersion, String kind, String problem) {
        String object = "{apiVersion: %s, kind: %s, metadata: {name: a}}".formatted(apiVersion, kind);

        assertThat(problems(object, 33)).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            accessModes: [], resources: {requests: {storage: 1Gi}}                                     | accessModes: is required -> list at least one of ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod
            accessModes: [ReadWriteOnce], resources: {requests: {storage: 0}}                          | resources.requests.storage: 0 is not more than 0 -> ask for more
            accessModes: [ReadWriteOnce, ReadWriteOncePod], resources: {requests: {storage: 1Gi}}      | accessModes: has ReadWriteOncePod and others -> use ReadWriteOncePod alone
            """)
    void problemsWhenClaimStandsAloneAreThoseOfATemplate(String spec, String problem) {
        String claim = "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {%s}}".formatted(spec);

        assertThat(problems(claim, 36)).containsExactly("spec." + problem);
    }

    @Test
    void problemsWhenDefinitionDescribesIntOrStringTakesTheTypes() {
        String definition = """
                {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: as.example.com},
                 spec: {group: example.com, scope: Namespaced, names: {plural: as, kind: A}, versions: [{name: v1, served: true,
                 storage: true, schema: {openAPIV3Schema: {type: object, properties: {port: {x-kubernetes-int-or-string: true,
                 anyOf: [{type: %s}, {type: string}]}}}}}]}}""";

        assertThat(problems(definition.formatted("integer"), 36)).isEmpty();
        assertThat(problems(definition.formatted("number"), 36)).hasSize(2);
    }

    @Test
    void problemsWhenLimitIsNullIsWhatAServerMakesOfIt() {
        assertThat(problems(CONTAINER.formatted("resources: {requests: {cpu: 1}, limits: {cpu: null}}"), 36))
                .containsExactly("spec.containers[0].resources.requests.cpu: 1 is more than the limit 0"
                        + " -> lower the request or raise the limit");
    }

    @Test
    void problemsWhenApiIsOffByDefaultSaysSo() {
        assertThat(problems(
                        "{apiVersion: resource.k8s.io/v1beta1, kind: DeviceClass, metadata: {name: a}, spec: {}}", 36))
                .containsExactly(
                        "apiVersion: resource.k8s.io/v1beta1 DeviceClass is served only where it was switched on"
                                + " -> write 'apiVersion: resource.k8s.io/v1'");
    }

    @Test
    void problemsWhenKindMayComeFromUnknownDefinitionSaysNothing() {
        assertThat(problems("{apiVersion: example.com/v1, kind: Widget, metadata: {name: a}, spec: {a: b}}", 36))
                .isEmpty();
    }

    @Test
    void problemsWhenSecretIsNotBase64DoesNotShowIt() {
        assertThat(problems(
                        "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {a: hunter2, b: YQ, c: YQ==}}", 36))
                .containsExactly(
                        "data.a: expected text in base64, found other text -> encode it, or move it to stringData",
                        "data.b: expected text in base64, found other text -> encode it, or move it to stringData");
    }

    @Test
    void problemsWhenListHoldsObjectsNamesTheItem() {
        assertThat(problems(
                        "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, dat: {}}]}",
                        36))
                .containsExactly("items[0].dat: unknown field -> write 'data'");
    }

    @Test
    void problemsWhenNothingNamesTheObjectSaysSo() {
        assertThat(problems("{kind: ConfigMap}", 36))
                .containsExactly("apiVersion: is required -> write the group and version of the kind");
        assertThat(problems("{apiVersion: v1, kind: ConfigMap}", 36))
                .containsExactly("metadata.name: is required -> give the object a name");
    }

    /** Each was given to an API server of 1.36, which takes it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            args: [null]
            env: [{name: A, value: null}]
            env: [{name: A, value: 22:22}]
            resources: {limits: {memory: 1.}, requests: {memory: 0.5, cpu: .5}}
            resources: {limits: {memory: " 1Gi "}}
            imagePullPolicy: '', terminationMessagePolicy: ''
            ports: [{containerPort: 80.0}]
            tty: yes
            """)
    void problemsWhenServerTakesContainerAreNone(String fields) {
        assertThat(problems(CONTAINER.formatted(fields), 36)).isEmpty();
    }

    @Test
    void problemsWhenStatusIsWrittenAreThoseOfTheDecoder() {
        String pod =
                "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b}]}, status: {%s}}";

        assertThat(problems(pod.formatted("phase: Foo, conditions: [{}]"), 36)).isEmpty();
        assertThat(problems(pod.formatted("foo: 1"), 36)).containsExactly("status.foo: unknown field -> remove it");
    }

    private List<String> problems(String object, int minor) {
        Mapping tree = new YamlReader("api").readMapping("a.yaml", object);
        return check.problems(tree, new Minor(minor)).stream()
                .map(problem -> problem.path() + ": " + problem.problem() + " -> " + problem.fix())
                .collect(Collectors.toList());
    }
}
