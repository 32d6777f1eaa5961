package io.chartwright.cli;

import io.chartwright.model.ChartDiff;
import io.chartwright.model.Effect;
import io.chartwright.model.ObjectChange;
import io.chartwright.model.ObjectChange.Field;
import io.chartwright.model.StateDiff;
import java.util.LinkedHashMap;
import java.util.Map;

/** What differs between two states for JSON, with nothing left out. */
final class DiffJson {
    private DiffJson() {}

    static Map<String, Object> of(StateDiff diff) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("before", diff.before());
        fields.put("after", diff.after());
        fields.put("differs", diff.differs());
        fields.put("charts", diff.charts().stream().map(DiffJson::chart).toList());
        return fields;
    }

    private static Map<String, Object> chart(ChartDiff chart) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", chart.chart());
        fields.put("before", chart.before());
        fields.put("after", chart.after());
        fields.put("kubernetes", chart.kubernetes());
        fields.put("overlays", chart.overlays());
        fields.put("added", chart.added());
        fields.put("removed", chart.removed());
        fields.put("objects", chart.objects().stream().map(DiffJson::object).toList());
        fields.put("restless", chart.restless());
        return fields;
    }

    private static Map<String, Object> object(ObjectChange object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("object", object.object());
        fields.put("change", object.change().word());
        fields.put("overlays", object.overlays());
        fields.put("effects", object.effects().stream().map(DiffJson::effect).toList());
        fields.put("fields", object.fields().stream().map(DiffJson::field).toList());
        return fields;
    }

    private static Map<String, Object> effect(Effect effect) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", effect.kind().word());
        fields.put("text", effect.text());
        return fields;
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("field", field.path());
        fields.put("change", field.change().word());
        fields.put("before", field.before());
        fields.put("after", field.after());
        fields.put("folded", field.isFolded());
        return fields;
    }
}
