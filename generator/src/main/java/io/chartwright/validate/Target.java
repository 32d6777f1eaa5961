package io.chartwright.validate;

import io.chartwright.model.Overlay;
import java.util.Optional;

/**
 * What objects are rendered for.
 *
 * @param overlay whose values they are rendered with; empty for manifests that belong to no project
 */
record Target(Optional<Overlay> overlay) {

    /** Returns whose annotations the objects may use, as in a profile, if it is known; a chart of others is for each. */
    Optional<String> cloud() {
        return overlay.map(Overlay::cloud).filter(name -> !name.isEmpty());
    }
}
