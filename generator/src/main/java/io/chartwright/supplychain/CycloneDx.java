package io.chartwright.supplychain;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Digest;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.yaml.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what a chart is made of as a CycloneDX 1.6 bill of materials in JSON: the package, its subcharts and the images
 * that its pods pull. The same package and images give the same bytes: serial number and time are those of the package.
 *
 * <p>Source: the CycloneDX 1.6 JSON schema, and the package-url types {@code helm} and {@code oci}.
 */
public final class CycloneDx {

    /** The name of the file in a bundle. */
    public static final String FILE = "sbom.cdx.json";

    private static final Location NOWHERE = Location.of(FILE);

    private final ChartArchive archive;
    private final List<PulledImage> images;

    private CycloneDx(ChartArchive archive, List<PulledImage> images) {
        this.archive = archive;
        this.images = images;
    }

    /** Returns the document, ended by a line feed. */
    public static String of(ChartArchive archive, List<PulledImage> images) {
        return new CycloneDx(archive, images).document();
    }

    private String document() {
        List<Node> components = new ArrayList<>();
        List<Node> uses = new ArrayList<>();
        for (Node item : archive.metadata().items("dependencies")) {
            if (item instanceof Mapping dependency) {
                components.add(subchart(dependency));
                uses.add(text(subchartReference(dependency)));
            }
        }
        for (PulledImage image : images) {
            components.add(image(image));
            uses.add(text(reference(image)));
        }
        Node metadata = object(
                "timestamp", text(ChartPackager.timeOf(archive).toString()),
                "component", chart());
        Node dependencies = list(List.of(object(
                "ref", text(archive.id().toString()),
                "dependsOn", list(uses.stream().distinct().toList()))));
        return new JsonWriter()
                .write(object(
                        "$schema", text("http://cyclonedx.org/schema/bom-1.6.schema.json"),
                        "bomFormat", text("CycloneDX"),
                        "specVersion", text("1.6"),
                        "serialNumber", text(serialNumber()),
                        "version", new Scalar(1, NOWHERE),
                        "metadata", metadata,
                        "components", list(components.stream().distinct().toList()),
                        "dependencies", dependencies));
    }

    private Node chart() {
        return object(
                "type", text("application"),
                "bom-ref", text(archive.id().toString()),
                "name", text(archive.id().name()),
                "version", text(archive.id().version().toString()),
                "description", text(archive.metadata().text("description").orElse("").strip()),
                "hashes", hashes(archive.digest().hex()),
                "purl", text("pkg:helm/" + escaped(archive.id().name()) + "@"
                        + escaped(archive.id().version().toString())));
    }

    private static Node subchart(Mapping dependency) {
        return object(
                "type", text("application"),
                "bom-ref", text(subchartReference(dependency)),
                "name", text(dependency.text("name").orElse("")),
                "version", text(dependency.text("version").orElse("")),
                "purl", text("pkg:helm/" + escaped(dependency.text("name").orElse("")) + "@"
                        + escaped(dependency.text("version").orElse(""))));
    }

    private static String subchartReference(Mapping dependency) {
        return "chart:" + dependency.text("name").orElse("") + "-" + dependency.text("version").orElse("");
    }

    private static Node image(PulledImage pulled) {
        ImageReference image = pulled.image();
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("type", text("container"));
        fields.put("bom-ref", text(reference(pulled)));
        fields.put("name", text(image.repository()));
        if (!pulled.isOperatorsChoice()) {
            image.digest().or(image::tag).ifPresent(version -> fields.put("version", text(version)));
        }
        image.digest()
                .filter(digest -> digest.matches("sha256:[0-9a-f]{64}"))
                .ifPresent(digest -> fields.put("hashes", hashes(digest.substring("sha256:".length()))));
        fields.put("purl", text(purl(pulled)));
        fields.put("properties", list(pulled.overlayNames().stream()
                .map(overlay -> object("name", text("chartwright:overlay"), "value", text(overlay)))
                .toList()));
        return mapping(fields);
    }

    private static String reference(PulledImage image) {
        return "image:" + image.fixedName();
    }

    /** An OCI package URL has the digest as its version; the tag and the registry are qualifiers. */
    private static String purl(PulledImage pulled) {
        ImageReference image = pulled.image();
        String version = image.digest().map(digest -> "@" + escaped(digest)).orElse("");
        String tag = pulled.isOperatorsChoice() ? "" : image.tag().map(text -> "&tag=" + escaped(text)).orElse("");
        return "pkg:oci/" + escaped(image.name().toLowerCase(Locale.ROOT)) + version + "?repository_url="
                + escaped(image.repository().toLowerCase(Locale.ROOT)) + tag;
    }

    /** Returns a UUID (version 8 of RFC 9562, whose bits are free) that is made of the package and its images. */
    private String serialNumber() {
        String made = archive.digest() + "\n" + ImagesLock.of(archive.id(), images);
        String hex = Digest.of(made.getBytes(StandardCharsets.UTF_8)).hex();
        return "urn:uuid:" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-8" + hex.substring(13, 16) + "-8"
                + hex.substring(17, 20) + "-" + hex.substring(20, 32);
    }

    private static Node hashes(String hex) {
        return list(List.of(object("alg", text("SHA-256"), "content", text(hex))));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static Node object(Object... keysAndNodes) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndNodes.length; i += 2) {
            fields.put((String) keysAndNodes[i], (Node) keysAndNodes[i + 1]);
        }
        return mapping(fields);
    }

    private static Mapping mapping(Map<String, Node> fields) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        fields.forEach((key, node) -> entries.put(key, new Entry(key, node, NOWHERE, List.of())));
        return new Mapping(entries, NOWHERE);
    }

    private static Node list(List<Node> items) {
        return new Sequence(items, NOWHERE);
    }

    private static Node text(String text) {
        return Scalar.of(text, NOWHERE);
    }
}
