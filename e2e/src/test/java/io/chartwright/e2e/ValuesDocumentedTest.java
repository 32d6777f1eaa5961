package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whether values, schema and README say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ValuesDocumentedTest {
    /** A row of the README's reference: key, type and default, with the pipe in a cell escaped. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `([A-Za-z][\\w.-]*)` \\| [^|]+ \\| ((?:[^|\\\\]|\\\\.)*) \\| (?:[^|\\\\]|\\\\.)+ \\|$");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path chart = Overlay.all().get(0).chart();

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @Test
    void defaultsOfTheValuesAreThoseOfTheSchema() throws IOException {
        Schema schema = schema();
        ObjectNode values = mapper.createObjectNode();
        schema.root().path("properties").properties().forEach(property -> {
            JsonNode made = schema.defaults(property.getValue());
            if (!made.isMissingNode()) {
                values.set(property.getKey(), made);
            }
        });
        assertThat(values()).isEqualTo(values);
    }

    @Test
    void referenceListsEveryValueWithItsDefault() throws IOException {
        Map<String, String> leaves = new TreeMap<>();
        JsonNode values = values();
        Schema schema = schema();
        schema.leaves(
                "", schema.root(), (path, node) -> leaves.put(path, text(values.at("/" + path.replace('.', '/')))));
        assertThat(leaves.remove("enabled"))
                .as("a parent chart's condition, which is no setting of this chart")
                .isEqualTo(text(MissingNode.getInstance()));
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Files.readString(chart.resolve("README.md")))
                .results()
                .filter(row -> leaves.containsKey(row.group(1)) || row.group(1).contains("."))
                .forEach(row -> rows.put(row.group(1), plain(row.group(2))));
        assertThat(rows).isEqualTo(leaves).hasSizeGreaterThan(200);
    }

    @Test
    void everyKeyIsDescribed() throws IOException {
        Schema schema = schema();
        schema.leaves("", schema.root(), (path, node) -> assertThat(
                        schema.flat(node).path("description").asText())
                .as(path)
                .isNotBlank());
    }

    /** All examples at once, so that Helm reads the schema once: what is refused is named with its path. */
    @ParameterizedTest
    @MethodSource("helms")
    void examplesOfTheSchemaAreValid(Helm helm) throws IOException {
        ObjectNode examples = (ObjectNode) schema().examples(schema().root());
        assertThat(examples.at("/player/podDisruptionBudget/minAvailable").asInt())
                .isPositive();
        Command.Ran ran = helm.command()
                .run(
                        List.of("template", "x", chart.toString(), "--kube-version=1.36.0", "--values=-"),
                        examples.toString());
        assertThat(ran.err()).doesNotContain("don't meet the specifications");
        examples.putObject("runtime").putObject("service").put("nodePort", "thirty");
        assertThat(helm.command()
                        .run(
                                List.of("template", "x", chart.toString(), "--kube-version=1.36.0", "--values=-"),
                                examples.toString())
                        .err())
                .contains("at '/runtime/service/nodePort'");
    }

    private Schema schema() throws IOException {
        return new Schema(mapper.readTree(chart.resolve("values.schema.json").toFile()));
    }

    private JsonNode values() throws IOException {
        String text = Files.readString(chart.resolve("values.yaml"));
        return mapper.readTree(
                mapper.writeValueAsBytes(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text)));
    }

    /** Returns a default as the reference writes it. */
    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return plain("*not set*");
        }
        return plain(value.isTextual() ? value.asText() : value.toString());
    }

    /** Returns a default without what only the look is about: quotes, blanks and the code's own marks. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\"`\\\\]", "");
    }
}
