package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** No rendered text still holds a mark of either template language, nor what Helm writes for a value that is missing. */
final class LeftoverMarks {
    private static final Pattern MARK = Pattern.compile("\\{\\{|\\[= |\\[% |\\[~ |<no value>|%!\\w?\\(");

    private LeftoverMarks() {}

    /** Adds a finding for each mark in the object. */
    static void check(KubernetesObject object, List<Finding> findings) {
        walk(object.tree(), object, findings);
    }

    private static void walk(Node node, KubernetesObject object, List<Finding> findings) {
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> {
                check(entry.key(), entry.location(), object, findings);
                walk(entry.node(), object, findings);
            });
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, object, findings));
        } else {
            check(((Scalar) node).text(), node.location(), object, findings);
        }
    }

    private static void check(String text, Location location, KubernetesObject object, List<Finding> findings) {
        Matcher mark = MARK.matcher(text);
        if (mark.find()) {
            findings.add(Finding.error(
                            "chart/unrendered",
                            location,
                            object + " still holds '" + mark.group().strip() + "' after rendering",
                            "pass the value through tpl, or check the marks around it")
                    .about(object.toString()));
        }
    }
}
