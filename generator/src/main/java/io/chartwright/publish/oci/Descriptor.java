package io.chartwright.publish.oci;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a manifest says of a blob.
 *
 * @param mediaType what it holds
 * @param digest of its bytes
 * @param size in bytes
 */
record Descriptor(String mediaType, Digest digest, long size) {

    static Descriptor of(String mediaType, Content blob) {
        return new Descriptor(mediaType, blob.digest(), blob.size());
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mediaType", mediaType);
        fields.put("digest", digest.toString());
        fields.put("size", size);
        return fields;
    }
}
