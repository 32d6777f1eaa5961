package io.chartwright.render;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds values that would be the same if they were not written: the defaults or a lower layer have them already. */
final class InheritedKeys {
    private InheritedKeys() {}

    /** Returns a finding for each key whose value is inherited anyway. */
    static List<Finding> of(Mapping own, Mapping inherited) {
        List<Finding> findings = new ArrayList<>();
        compare("", own, inherited, findings);
        return findings;
    }

    private static void compare(String parent, Mapping own, Mapping inherited, List<Finding> findings) {
        for (Entry entry : own.entries().values()) {
            String key = parent.isEmpty() ? entry.key() : parent + "." + entry.key();
            Optional<Node> below = inherited.get(entry.key());
            if (entry.node() instanceof Mapping mapping && below.orElse(null) instanceof Mapping other) {
                compare(key, mapping, other, findings);
            } else if (below.filter(node -> PlainData.isSame(node, entry.node()))
                    .isPresent()) {
                Location from = below.get().location();
                findings.add(Finding.warning(
                        "profile/inherited",
                        entry.location(),
                        "'" + key + "' would have this value anyway, from " + from,
                        "remove it, so that a change there is not lost here"));
            }
        }
    }
}
