package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;

/** One metric of a HorizontalPodAutoscaler: the source that its type names, and no other. */
final class MetricForm {
    private static final Map<String, String> SOURCES = Map.of(
            "ContainerResource", "containerResource",
            "External", "external",
            "Object", "object",
            "Pods", "pods",
            "Resource", "resource");

    private MetricForm() {}

    /** Says what is wrong with the metric. */
    static void check(Place metric) {
        Place type = metric.at("type");
        List<String> types = SOURCES.keySet().stream().sorted().toList();
        if (type.isEmpty()) {
            type.refuse("is required", "write one of " + String.join(", ", types));
            return;
        }
        type.oneOf(types);
        String wanted = SOURCES.getOrDefault(type.textOrEmpty(), "");
        for (String source : SOURCES.values().stream().sorted().toList()) {
            Place place = metric.at(source);
            if (source.equals(wanted) && !place.isThere()) {
                place.refuse("is required for a metric of type " + type.textOrEmpty(), "describe the metric there");
            } else if (!source.equals(wanted) && !wanted.isEmpty()) {
                place.forbid("does not go with type " + type.textOrEmpty(), "remove it, or use one metric for each");
            }
        }
        checkSource(type.textOrEmpty(), metric.at(wanted));
    }

    private static void checkSource(String type, Place source) {
        if (!source.isThere()) {
            return;
        }
        switch (type) {
            case "Resource", "ContainerResource" -> checkResource(type, source);
            case "Pods" -> {
                checkMetric(source.at("metric"));
                checkTarget(source.at("target"));
                if (!isPositive(source.at("target", "averageValue"))) {
                    source.at("target").refuse("needs averageValue above 0", "write averageValue");
                }
            }
            case "Object" -> {
                AutoscalerCheck.checkTarget(source.at("describedObject"), false);
                checkMetric(source.at("metric"));
                checkTarget(source.at("target"));
                requireValue(source.at("target"));
            }
            case "External" -> {
                checkMetric(source.at("metric"));
                checkTarget(source.at("target"));
                requireValue(source.at("target"));
                if (source.at("target", "value").isThere()
                        && source.at("target", "averageValue").isThere()) {
                    source.at("target").refuse("has both value and averageValue", "keep one of them");
                }
            }
            default -> {
                // The type itself was refused.
            }
        }
    }

    private static void checkResource(String type, Place source) {
        source.at("name").require("write cpu or memory");
        if (type.equals("ContainerResource")) {
            checkContainer(source);
        }
        Place target = source.at("target");
        checkTarget(target);
        boolean hasShare = target.at("averageUtilization").isThere();
        boolean hasValue = target.at("averageValue").isThere();
        if (hasShare && hasValue) {
            target.refuse("has both averageUtilization and averageValue", "keep one of them");
        } else if (!hasShare && !hasValue) {
            target.refuse("has neither averageUtilization nor averageValue", "write one of them");
        }
    }

    private static void checkContainer(Place source) {
        source.at("container").require("write the name of the container");
        if (!source.at("container").isEmpty()) {
            source.at("container").must(Names.DNS_LABEL);
        }
        String name = source.at("name").textOrEmpty();
        if (!name.isEmpty()) {
            ResourceNames.ofContainer(name)
                    .ifPresent(problem -> source.at("name").refuse(problem, "write cpu or memory"));
        }
    }

    private static void requireValue(Place target) {
        if (!target.at("value").isThere() && !target.at("averageValue").isThere()) {
            target.refuse("has neither value nor averageValue", "write one of them");
        }
    }

    private static void checkMetric(Place metric) {
        metric.at("name").require("write the name of the metric");
        metric.at("name").must(Names.PATH_SEGMENT);
    }

    private static void checkTarget(Place target) {
        Place type = target.at("type");
        if (type.isEmpty()) {
            type.refuse("is required", "write Utilization, Value or AverageValue");
        } else {
            type.oneOf(List.of("Utilization", "Value", "AverageValue"));
        }
        target.at("averageUtilization").within(1, Long.MAX_VALUE);
        for (String name : List.of("value", "averageValue")) {
            Place value = target.at(name);
            if (value.isThere() && !isPositive(value)) {
                value.refuse("is not above 0", "write a positive quantity");
            }
        }
    }

    private static boolean isPositive(Place value) {
        return Quantities.amount(value).map(number -> number.signum() > 0).orElse(value.isThere());
    }
}
