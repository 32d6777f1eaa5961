package io.chartwright.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.ValuesContract;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesModelTest {
    private static final String MODEL = """
            type: object
            properties:
              name:
                type: string
                description: What the thing is called.
                default: x
              limit:
                type: [string, integer]
                description: Most things, for example 3 or 50%.
                examples: [50%]
              web:
                $ref: "#/$defs/tier"
                description: The web tier.
                default:
                  service:
                    port: 8080
                    labels: {tier: web}
            $defs:
              tier:
                type: object
                description: One tier.
                properties:
                  replicas:
                    type: integer
                    description: How many pods.
                    default: 2
                    minimum: 0
                  service:
                    $ref: "#/$defs/service"
              service:
                type: object
                description: How the tier is reached.
                properties:
                  port:
                    type: integer
                    description: The port.
                    default: 80
                  nodePort:
                    type: integer
                    description: The port of each node.
                    examples: [30080]
                  labels:
                    type: object
                    description: More labels.
                    additionalProperties: {type: string}
                    default: {}
            """;

    private final ValuesContract contract = ValuesModel.read("m.yaml", MODEL).contract();

    @Test
    void contractWhenShapesAreSharedGivesEachUseItsOwnDefaults() {
        assertThat(contract.valuesYaml()).isEqualTo("""
                # Default values. Generated from m.yaml: change that file, not this one. Keys in comments may be left
                # out.

                # What the thing is called.
                name: x

                # Most things, for example 3 or 50%.
                # limit: "50%"

                # The web tier.
                web:
                  # How many pods.
                  replicas: 2
                  # How the tier is reached.
                  service:
                    # The port.
                    port: 8080
                    # The port of each node.
                    # nodePort: 30080
                    # More labels.
                    labels:
                      tier: web
                """);
    }

    @Test
    void defaultsWhenWrittenAreWhatValuesYamlHolds() {
        Mapping read = new YamlReader("values").readMapping("values.yaml", contract.valuesYaml());

        assertThat(new YamlWriter().write(withoutComments(read)))
                .isEqualTo(new YamlWriter().write(withoutComments(contract.defaults())));
    }

    @Test
    void schemaWhenAKeyIsMistypedAtAnyDepthNamesTheNearestOne() {
        ValuesChecker checker = new ValuesChecker(contract.schemaJson());

        assertThat(checker.check(values("nam: y\nweb: {replica: 3, service: {port: yes, labels: {any: thing}}}")))
                .map(Finding::toString)
                .containsExactlyInAnyOrder(
                        "v.yaml:1:1: error: [values/schema] unknown key 'nam', perhaps you should write 'name'",
                        "v.yaml:2:7: error: [values/schema] unknown key 'web.replica', perhaps you should write 'replicas'",
                        "v.yaml:2:35: error: [values/schema] 'web.service.port': boolean found, integer expected, perhaps you should write a value of that type");
    }

    @Test
    void schemaWhenTheChartIsASubchartAllowsGlobalAndEnabled() {
        assertThat(new ValuesChecker(contract.schemaJson()).check(values("global: {any: [1]}\nenabled: false")))
                .isEmpty();
    }

    @Test
    void referenceTableWhenRenderedListsEveryKey() {
        assertThat(contract.referenceTable()).isEqualTo("""
                ### General

                | Key | Type | Default | Description |
                |---|---|---|---|
                | `name` | string | `x` | What the thing is called. |
                | `limit` | string or integer | *not set* | Most things, for example 3 or 50%. |

                ### web

                The web tier.

                | Key | Type | Default | Description |
                |---|---|---|---|
                | `web.replicas` | integer | `2` | How many pods. |
                | `web.service.port` | integer | `8080` | The port. |
                | `web.service.nodePort` | integer | *not set* | The port of each node. |
                | `web.service.labels` | object | `{ "tier": "web" }` | More labels. |
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a: {type: string, default: x}'                               | values/description
            'a: {description: d, default: x}'                             | values/type
            'a: {type: strin, description: d, default: x}'                | values/type
            'a: {type: string, description: d}'                           | values/default
            'a: {type: string, description: d, default: null}'            | values/default
            'a: {type: string, description: d, default: 3}'               | values/schema
            'a: {type: string, description: d, examples: [3]}'            | values/schema
            'a: {type: string, description: d, default: x, requierd: []}' | values/keyword
            'a: {type: string, description: d, default: x, oneOf: []}'    | values/keyword
            'A-b: {type: string, description: d, default: x}'             | values/name
            'a: {$ref: "#/$defs/nowhere", description: d}'                | values/reference
            'a: text'                                                     | values/type
            """)
    void readWhenAConventionIsBrokenSaysWhere(String property, String rule) {
        String model = "type: object\nproperties:\n  " + property + "\n";

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> ValuesModel.read("m.yaml", model));

        assertThat(refused.findings()).extracting(Finding::rule).contains(rule);
        assertThat(refused.findings())
                .extracting(finding -> finding.location().line())
                .containsOnly(3);
    }

    @Test
    void readWhenSeveralThingsAreWrongReportsAll() {
        String model = MODEL.replace("minimum: 0", "minimun: 0")
                .replace("$defs/service", "$defs/sevice")
                .replace("port: 8080", "prot: 8080");

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> ValuesModel.read("m.yaml", model));

        assertThat(refused.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("values/keyword", "values/reference");
    }

    @Test
    void readWhenADefinitionLeadsBackToItselfSaysSo() {
        String model = """
                type: object
                properties:
                  a: {$ref: "#/$defs/loop"}
                $defs:
                  loop:
                    type: object
                    properties:
                      next: {$ref: "#/$defs/loop"}
                """;

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> ValuesModel.read("m.yaml", model));

        assertThat(refused).hasMessageContaining("leads back to itself");
    }

    private static Mapping values(String yaml) {
        return new YamlReader("values").readMapping("v.yaml", yaml);
    }

    private static Mapping withoutComments(Mapping mapping) {
        Mapping bare = Mapping.empty(mapping.location());
        for (Mapping.Entry entry : mapping.entries().values()) {
            bare = bare.with(new Mapping.Entry(
                    entry.key(),
                    entry.node() instanceof Mapping inner ? withoutComments(inner) : entry.node(),
                    entry.location(),
                    List.of()));
        }
        return bare;
    }
}
