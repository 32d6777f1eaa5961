package io.chartwright.supplychain;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Digest;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.yaml.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes what a chart is made of as a CycloneDX 1.6 bill of materials in JSON: the package, its subcharts and the images
 * that its pods pull. The same package and images give the same bytes: serial number and time are those of the package.
 *
 * <p>Source: the CycloneDX 1.6 JSON schema, and the package-url types {@code helm} and {@code oci}.
 */
public final class CycloneDx {

    /** The name of the file in a bundle. */
    public static final String FILE = "sbom.cdx.json";

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
                uses.add(Tree.text(subchartReference(dependency)));
            }
        }
        for (PulledImage image : images) {
            components.add(image(image));
            uses.add(Tree.text(reference(image)));
        }
        Node metadata = new Tree()
                .with("timestamp", ChartPackager.timeOf(archive).toString())
                .with("component", chart())
                .mapping();
        Node dependencies = Tree.list(List.of(new Tree()
                .with("ref", archive.id().toString())
                .with("dependsOn", Tree.list(uses.stream().distinct().toList()))
                .mapping()));
        return new JsonWriter()
                .write(new Tree()
                        .with("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json")
                        .with("bomFormat", "CycloneDX")
                        .with("specVersion", "1.6")
                        .with("serialNumber", serialNumber())
                        .with("version", Tree.number(1))
                        .with("metadata", metadata)
                        .with(
                                "components",
                                Tree.list(components.stream().distinct().toList()))
                        .with("dependencies", dependencies)
                        .mapping());
    }

    private Node chart() {
        return new Tree()
                .with("type", "application")
                .with("bom-ref", archive.id().toString())
                .with("name", archive.id().name())
                .with("version", archive.id().version().toString())
                .with(
                        "description",
                        archive.metadata().text("description").orElse("").strip())
                .with("hashes", hashes(archive.digest().hex()))
                .with(
                        "purl",
                        "pkg:helm/" + escaped(archive.id().name()) + "@"
                                + escaped(archive.id().version().toString()))
                .mapping();
    }

    private static Node subchart(Mapping dependency) {
        return new Tree()
                .with("type", "application")
                .with("bom-ref", subchartReference(dependency))
                .with("name", dependency.text("name").orElse(""))
                .with("version", dependency.text("version").orElse(""))
                .with(
                        "purl",
                        "pkg:helm/" + escaped(dependency.text("name").orElse("")) + "@"
                                + escaped(dependency.text("version").orElse("")))
                .mapping();
    }

    private static String subchartReference(Mapping dependency) {
        return "chart:" + dependency.text("name").orElse("") + "-"
                + dependency.text("version").orElse("");
    }

    private static Node image(PulledImage pulled) {
        ImageReference image = pulled.image();
        Tree fields = new Tree();
        fields.with("type", "container");
        fields.with("bom-ref", reference(pulled));
        fields.with("name", image.repository());
        if (!pulled.isOperatorsChoice()) {
            image.digest().or(image::tag).ifPresent(version -> fields.with("version", version));
        }
        image.digest()
                .filter(digest -> digest.matches("sha256:[0-9a-f]{64}"))
                .ifPresent(digest -> fields.with("hashes", hashes(digest.substring("sha256:".length()))));
        fields.with("purl", purl(pulled));
        fields.with(
                "properties",
                Tree.list(pulled.overlayNames().stream()
                        .map(overlay -> new Tree()
                                .with("name", "chartwright:overlay")
                                .with("value", overlay)
                                .mapping())
                        .toList()));
        return fields.mapping();
    }

    private static String reference(PulledImage image) {
        return "image:" + image.fixedName();
    }

    /** An OCI package URL has the digest as its version; the tag and the registry are qualifiers. */
    private static String purl(PulledImage pulled) {
        ImageReference image = pulled.image();
        String version = image.digest().map(digest -> "@" + escaped(digest)).orElse("");
        String tag = pulled.isOperatorsChoice()
                ? ""
                : image.tag().map(text -> "&tag=" + escaped(text)).orElse("");
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
        return Tree.list(
                List.of(new Tree().with("alg", "SHA-256").with("content", hex).mapping()));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
