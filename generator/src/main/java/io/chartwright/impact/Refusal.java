package io.chartwright.impact;

import io.chartwright.helm.HelmMessage;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.Optional;

/** Says why a value is refused, without the value. */
final class Refusal {
    private static final int LONGEST = 200;
    private static final int SHORTEST_SECRET = 3;

    private Refusal() {}

    /**
     * Returns the message in one line.
     *
     * @param now the value that the key has, of which the other one may be made
     */
    static String of(HelmMessage message, Optional<Node> now, Node other) {
        String text = without(other, message.text());
        if (now.isPresent()) {
            text = without(now.get(), text);
        }
        text = text.strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String without(Node node, String message) {
        String text = message;
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                text = without(entry.node(), text);
            }
        } else if (node instanceof Sequence list) {
            for (Node item : list.items()) {
                text = without(item, text);
            }
        } else if (node instanceof Scalar scalar
                && scalar.isText()
                && scalar.text().length() >= SHORTEST_SECRET) {
            text = text.replace(scalar.text(), "…");
        }
        return text;
    }
}
