package io.chartwright.publish.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.packaging.cosign.CosignSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signatures of one manifest as cosign keeps them: a manifest under a tag of its own, with a layer for each.
 *
 * @param layers what the manifest says of each layer, in order
 */
record SignatureManifest(List<Layer> layers) {
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String NEVER = "0001-01-01T00:00:00Z";

    /**
     * One signature.
     *
     * @param payload what the manifest says of the layer
     * @param signature its signature, in base64
     */
    record Layer(Descriptor payload, String signature) {

        static Layer of(CosignSignature signature) {
            return new Layer(Descriptor.of(CosignSignature.MEDIA_TYPE, signature.payload()), signature.signature());
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>(payload.fields());
            fields.put("annotations", Map.of(CosignSignature.ANNOTATION, signature));
            return fields;
        }
    }

    SignatureManifest {
        layers = List.copyOf(layers);
    }

    /** Returns what a registry has; without layers when it is no such manifest. */
    static SignatureManifest parse(Content manifest) {
        List<Layer> layers = new ArrayList<>();
        try {
            for (JsonNode layer : new ObjectMapper().readTree(manifest.bytes()).path("layers")) {
                String signature = layer.path("annotations")
                        .path(CosignSignature.ANNOTATION)
                        .asText();
                String type = layer.path("mediaType").asText();
                if (type.equals(CosignSignature.MEDIA_TYPE) && !signature.isEmpty()) {
                    Digest digest = new Digest(layer.path("digest").asText().replaceFirst("^sha256:", ""));
                    layers.add(new Layer(
                            new Descriptor(type, digest, layer.path("size").asLong()), signature));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return new SignatureManifest(List.of());
        }
        return new SignatureManifest(layers);
    }

    /** Returns this manifest with one signature more. */
    SignatureManifest with(CosignSignature signature) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(Layer.of(signature));
        return new SignatureManifest(more);
    }

    /** Returns what the manifest names as its configuration; it says nothing but which layers there are. */
    Content config() {
        Map<String, Object> roots = new LinkedHashMap<>();
        roots.put("type", "layers");
        roots.put(
                "diff_ids",
                layers.stream()
                        .map(layer -> layer.payload().digest().toString())
                        .toList());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", "");
        config.put("created", NEVER);
        config.put(
                "history",
                layers.stream().map(layer -> Map.of("created", NEVER)).toList());
        config.put("os", "");
        config.put("rootfs", roots);
        config.put("config", Map.of());
        return Content.of(GoJson.write(config));
    }

    /** Returns the manifest. */
    Content manifest() {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", ChartArtifact.MANIFEST);
        manifest.put("config", Descriptor.of(CONFIG, config()).fields());
        manifest.put("layers", layers.stream().map(Layer::fields).toList());
        return Content.of(GoJson.write(manifest));
    }
}
