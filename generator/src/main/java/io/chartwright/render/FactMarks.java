package io.chartwright.render;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces the generation-time marks in the texts of a profile by facts of the chart. */
final class FactMarks {
    private final TemplateEngine engine = new TemplateEngine(Map.of());
    private final Map<String, @Nullable Object> data;
    private final List<Finding> findings;

    /** Creates the replacer for the chart's facts. */
    FactMarks(Mapping facts, List<Finding> findings) {
        this.data = Map.of("facts", PlainData.of(facts));
        this.findings = findings;
    }

    /** Returns the mapping with every mark replaced; texts stay texts. */
    Mapping replaceIn(Mapping mapping) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
            entries.put(entry.key(), entry.with(replace(entry.node())));
        }
        return new Mapping(entries, mapping.location());
    }

    private Node replace(Node node) {
        if (node instanceof Mapping mapping) {
            return replaceIn(mapping);
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(sequence.items().stream().map(this::replace).toList(), sequence.location());
        }
        Scalar scalar = (Scalar) node;
        return scalar.isText() && scalar.text().contains(Marks.VALUE_START)
                ? Scalar.of(render(scalar), scalar.location())
                : scalar;
    }

    private String render(Scalar scalar) {
        List<Finding> own = new ArrayList<>();
        String text = engine.render(new SourceFile(scalar.location().file(), scalar.text()), data, own);
        for (Finding finding : own) {
            findings.add(new Finding(
                    finding.severity(),
                    finding.rule(),
                    scalar.location(),
                    finding.problem(),
                    finding.reason(),
                    finding.fix()));
        }
        return text;
    }
}
