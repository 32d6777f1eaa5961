package io.chartwright.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chartwright.model.ChartArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CycloneDxTest {
    private static final String SCHEMAS = "http://cyclonedx.org/schema/";

    private static final List<PulledImage> IMAGES = List.of(
            image("docker.io/library/nginx:1.30", false),
            image("example.com/app:chosen", true),
            image("example.com/pinned@sha256:" + "0a".repeat(32), false));

    private static PulledImage image(String name, boolean isOperatorsChoice) {
        return new PulledImage(
                ImageReference.parse(name).orElseThrow(),
                isOperatorsChoice,
                new TreeSet<>(List.of("eks", "local")),
                new TreeSet<>(List.of("Deployment web")));
    }

    /** The schema is the one in CycloneDX's own library; those that it refers to lie beside it. */
    @Test
    void documentWhenReadByTheOfficialSchemaIsValid() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemas(CycloneDxTest::schema));
        Schema schema = registry.getSchema(SchemaLocation.of(SCHEMAS + "bom-1.6.schema.json"));
        String document = CycloneDx.of(ChartArchives.of("web", "1.0.0+build.1"), IMAGES);

        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(document.replace("urn:uuid:", "urn:"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(document.replace("SHA-256", "SHA256"), InputFormat.JSON))
                .isNotEmpty();
    }

    private static String schema(String address) {
        try (InputStream file = CycloneDxTest.class.getResourceAsStream("/" + address.replace(SCHEMAS, ""))) {
            return new String(Objects.requireNonNull(file, address).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void documentWhenMadeAgainHasTheSameBytesAndAnotherSerialNumberForAnotherPackage() throws IOException {
        ChartArchive archive = ChartArchives.of("web", "1.0.0");
        String document = CycloneDx.of(archive, IMAGES);

        assertThat(CycloneDx.of(archive, IMAGES)).isEqualTo(document);
        assertThat(serial(CycloneDx.of(archive, IMAGES.subList(0, 1)))).isNotEqualTo(serial(document));
        assertThat(serial(CycloneDx.of(ChartArchives.of("web", "1.0.1"), IMAGES)))
                .isNotEqualTo(serial(document));
    }

    @Test
    void documentWhenImagesArePinnedOrChosenSaysWhatIsKnown() throws IOException {
        JsonNode components = tree(ChartArchives.of("web", "1.0.0")).path("components");

        assertThat(components)
                .extracting(component -> component.path("purl").asText())
                .containsExactly(
                        "pkg:helm/redis@20.x",
                        "pkg:oci/nginx?repository_url=docker.io/library/nginx&tag=1.30",
                        "pkg:oci/app?repository_url=example.com/app",
                        "pkg:oci/pinned@sha256%3A" + "0a".repeat(32) + "?repository_url=example.com/pinned");
        assertThat(components.get(3).path("hashes").path(0).path("content").asText())
                .isEqualTo("0a".repeat(32));
    }

    private static JsonNode tree(ChartArchive archive) throws IOException {
        return new ObjectMapper().readTree(CycloneDx.of(archive, IMAGES));
    }

    private static String serial(String document) throws IOException {
        return new ObjectMapper().readTree(document).path("serialNumber").asText();
    }
}
