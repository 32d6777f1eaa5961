package io.chartwright.diff;

import io.chartwright.model.Change;
import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * An object in two states.
 *
 * @param id which object
 * @param before the object; empty when it was not there
 * @param after the object; empty when it is not there
 */
public record ObjectPair(ObjectId id, Optional<Mapping> before, Optional<Mapping> after) {

    /** Returns what becomes of the object. */
    public Change change() {
        if (before.isEmpty()) {
            return Change.ADDED;
        }
        return after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }

    /** Returns the fields that differ; of an object that came or went, one that stands for all of it. */
    public List<FieldChange> fields() {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of(
                    new FieldChange(FieldPath.ROOT, before.map(Mapping.class::cast), after.map(Mapping.class::cast)));
        }
        return FieldChanges.between(before.get(), after.get());
    }

    /** Returns the pair without texts that may be secret; where those differ, what stands for them differs. */
    ObjectPair masked() {
        SecretMask mask = new SecretMask();
        return new ObjectPair(id, before.map(mask::of), after.map(mask::of));
    }
}
