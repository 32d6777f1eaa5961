package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomKindsTest {
    private static final String WIDGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              names: {kind: Widget, plural: widgets}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    required: [spec]
                    properties:
                      spec:
                        type: object
                        required: [size, mode]
                        properties:
                          size: {type: integer, minimum: 1, maximum: 9, format: int32}
                          mode: {type: string, enum: [Fast, Safe], default: Safe}
                          name: {type: string, pattern: '^[a-z]+$', maxLength: 5}
                          port: {x-kubernetes-int-or-string: true}
                          note: {type: string, nullable: true}
                          tags: {type: array, minItems: 1, items: {type: string}}
                          labels: {type: object, additionalProperties: {type: string}}
                          open: {type: object, x-kubernetes-preserve-unknown-fields: true}
                          from:
                            type: object
                            properties: {file: {type: string}, url: {type: string}}
                            oneOf: [{required: [file]}, {required: [url]}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size: 1                              | ''
            size: 2.0, port: a, note: null       | ''
            size: 1, open: {a: 1}, labels: {a: b}| ''
            size: null                           | spec.size: is required -> add it
            size: 10                             | spec.size: 10 is not 1 or more and 9 or less -> write a number in that range
            size: "1"                            | spec.size: expected an integer, found text -> write an integer
            size: 1, mode: Fsat                  | spec.mode: 'Fsat' is none of Fast, Safe -> write 'Fast'
            size: 1, name: A                     | spec.name: does not match ^[a-z]+$ -> write a value that the definition of the kind allows
            size: 1, name: abcdef                | spec.name: has 6 characters, more than 5 -> write a value that the definition of the kind allows
            size: 1, port: 1.5                   | spec.port: expected an integer or text, found a number -> write an integer or text
            size: 1, tags: []                    | spec.tags: has 0 items, fewer than 1 -> add some
            size: 1, tags: [null]                | spec.tags[0]: expected text, found null -> write text
            size: 1, labels: {a: 1}              | spec.labels.a: expected text, found an integer -> put quotes around it
            size: 1, from: {}                    | spec.from: is of none of the forms that are allowed: file, or url -> write exactly one of them
            size: 1, from: {file: a, url: b}     | spec.from: is of two forms at once: file, or url -> write exactly one of them
            size: 1, tagz: [a]                   | spec.tagz: unknown field -> write 'tags'
            """)
    void problemsWhenDefinitionIsGivenAreThoseOfItsSchema(String spec, String problem) {
        String widget = "{apiVersion: example.com/v1, kind: Widget, metadata: {name: a}, spec: {%s}}".formatted(spec);

        assertThat(String.join("; ", problems(widget, List.of(read(WIDGETS))))).isEqualTo(problem);
    }

    @Test
    void problemsWhenDefinitionServesAnotherVersionNamesIt() {
        assertThat(problems("{apiVersion: example.com/v2, kind: Widget, metadata: {name: a}}", List.of(read(WIDGETS))))
                .containsExactly(
                        "apiVersion: the definition of Widget serves no example.com/v2 -> write one of example.com/v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gateway.networking.k8s.io/v1 | HTTPRoute      | rules: [{backendRef: []}]                         | spec.rules[0].backendRef: unknown field -> write 'backendRefs'
            gateway.networking.k8s.io/v1 | HTTPRoute      | rules: [{matches: [{path: {type: Prefix}}]}]      | spec.rules[0].matches[0].path.type: 'Prefix' is none of Exact, PathPrefix, RegularExpression -> use one of Exact, PathPrefix, RegularExpression
            cloud.google.com/v1          | BackendConfig  | timeoutSeconds: 30                                | spec.timeoutSeconds: unknown field -> write 'timeoutSec'
            cloud.google.com/v1          | BackendConfig  | healthCheck: {port: "8080"}                       | spec.healthCheck.port: expected an integer, found text -> write an integer
            monitoring.coreos.com/v1     | ServiceMonitor | endpoints: []                                     | spec.selector: is required -> add it
            keda.sh/v1alpha1             | ScaledObject   | scaleTargetRef: {name: a}, triggers: [{type: cpu, metadata: {value: 80}}] | spec.triggers[0].metadata.value: expected text, found an integer -> put quotes around it
            cert-manager.io/v1           | Certificate    | secretName: a                                     | spec.issuerRef: is required -> add it
            route.openshift.io/v1        | Route          | to: {kind: Service, name: a}, tls: {termination: none} | spec.tls.termination: 'none' is none of edge, reencrypt, passthrough -> use one of edge, passthrough, reencrypt
            """)
    void problemsWhenKindIsWellKnownAreThoseOfItsSchema(String apiVersion, String kind, String spec, String problem) {
        String object = "{apiVersion: %s, kind: %s, metadata: {name: a}, spec: {%s}}".formatted(apiVersion, kind, spec);

        assertThat(problems(object, List.of())).containsExactly(problem);
    }

    private static List<String> problems(String object, List<Mapping> definitions) {
        return new ApiCheck(CustomKinds.of(definitions))
                .problems(read(object), new Minor(36)).stream()
                        .map(problem -> problem.path() + ": " + problem.problem() + " -> " + problem.fix())
                        .toList();
    }

    private static Mapping read(String text) {
        return new YamlReader("api").readMapping("a.yaml", text);
    }
}
