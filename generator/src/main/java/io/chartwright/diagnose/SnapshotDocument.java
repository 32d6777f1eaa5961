package io.chartwright.diagnose;

import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.PlainTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a snapshot as JSON, so that others can read what was seen. */
final class SnapshotDocument {
    private SnapshotDocument() {}

    static String of(Snapshot snapshot) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("context", snapshot.context());
        document.put("kubernetes", snapshot.kubernetes());
        document.put("namespace", snapshot.namespace());
        document.put("release", snapshot.release());
        document.put("taken", snapshot.taken().toString());
        document.put("unread", snapshot.unread());
        document.put("logs", snapshot.logs().stream().map(SnapshotDocument::log).toList());
        Map<String, Object> objects = new TreeMap<>();
        snapshot.objects()
                .forEach((kind, all) ->
                        objects.put(kind, all.stream().map(LiveObject::fields).toList()));
        document.put("objects", objects);
        return new JsonWriter().write(PlainTree.of(document));
    }

    private static Map<String, Object> log(ContainerLog log) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pod", log.pod());
        fields.put("container", log.container());
        fields.put("previous", log.previous());
        fields.put("lines", List.copyOf(log.lines()));
        return fields;
    }
}
