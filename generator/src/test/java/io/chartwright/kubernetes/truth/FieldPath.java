package io.chartwright.kubernetes.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a field: {@code spec.ports[0].name}. Keys with other letters stand in brackets:
 * {@code metadata.labels[app.kubernetes.io/name]}, in quotes or not.
 *
 * @param steps keys and indices
 */
record FieldPath(List<String> steps) {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[[\"']?([^\\]]*?)[\"']?]");

    FieldPath {
        steps = List.copyOf(steps);
    }

    static FieldPath parse(String text) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) {
                break;
            }
            steps.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            end = matcher.end();
        }
        if (end != text.length() || steps.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no path of a field");
        }
        return new FieldPath(steps);
    }

    FieldPath plus(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** Returns the way to another field of the same mapping. */
    FieldPath sibling(String step) {
        List<String> other = new ArrayList<>(steps.subList(0, steps.size() - 1));
        other.add(step);
        return new FieldPath(other);
    }

    String last() {
        return steps.get(steps.size() - 1);
    }

    /** Puts a value there; makes mappings on the way, and appends to a list at its end. */
    void set(ObjectNode object, JsonNode value) {
        JsonNode holder = holder(object);
        if (holder instanceof ArrayNode list) {
            int index = Integer.parseInt(last());
            if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else {
            ((ObjectNode) holder).set(last(), value);
        }
    }

    /** Takes the field away; fails when it is not there. */
    void remove(ObjectNode object) {
        JsonNode holder = holder(object);
        JsonNode removed = holder instanceof ArrayNode list
                ? list.remove(Integer.parseInt(last()))
                : ((ObjectNode) holder).remove(last());
        if (removed == null) {
            throw new IllegalArgumentException("there is no " + this);
        }
    }

    private JsonNode holder(ObjectNode object) {
        JsonNode node = object;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode next = node instanceof ArrayNode ? node.path(Integer.parseInt(step)) : node.path(step);
            if (!next.isContainerNode() && node instanceof ObjectNode mapping) {
                next = mapping.set(step, JsonNodeFactory.instance.objectNode()).get(step);
            }
            node = next;
        }
        return node;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            boolean isWord = step.matches("[A-Za-z$_-][A-Za-z0-9$_-]*");
            text.append(isWord ? (text.isEmpty() ? "" : ".") + step : "[" + step + "]");
        }
        return text.toString();
    }
}
