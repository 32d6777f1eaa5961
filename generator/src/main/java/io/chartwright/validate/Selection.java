package io.chartwright.validate;

import io.chartwright.model.NearMiss;
import io.chartwright.model.Overlay;
import io.chartwright.model.UnknownNameException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Chooses overlays by the names that a user wrote. */
final class Selection {
    private Selection() {}

    /**
     * Returns the overlays that are named or whose profile is named; all when nothing is named.
     *
     * @throws UnknownNameException for a name that is neither
     */
    static List<Overlay> of(Collection<Overlay> overlays, Collection<String> names) {
        Set<String> known = new TreeSet<>();
        overlays.forEach(overlay -> known.addAll(List.of(overlay.name(), overlay.profile())));
        known.remove("");
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UnknownNameException(
                        "there is no profile or overlay '" + name + "': " + NearMiss.advice(name, known));
            }
        }
        return overlays.stream()
                .filter(overlay ->
                        names.isEmpty() || names.contains(overlay.name()) || names.contains(overlay.profile()))
                .toList();
    }
}
