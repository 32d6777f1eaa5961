package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Location;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes down what is to become of every field, which values are set for it, and which Secrets must be made. */
final class Ledger {
    private final ValuesDraft values;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<InputObject, Set<String>> known = new HashMap<>();
    private final Set<NeededSecret> secrets = new LinkedHashSet<>();

    /**
     * A Secret that the values name.
     *
     * @param name its name
     * @param key its key
     * @param origin where its text stands now; empty when it is in that Secret already
     */
    record NeededSecret(String name, String key, String origin) {}

    Ledger(ValuesDraft values) {
        this.values = values;
    }

    ValuesDraft values() {
        return values;
    }

    List<Claim> claims() {
        return claims;
    }

    Set<NeededSecret> secrets() {
        return secrets;
    }

    /** Returns whether something is said of the field. */
    boolean knows(InputObject object, FieldPath path) {
        return known.getOrDefault(object, Set.of()).contains(path.toString());
    }

    /** Sets a value for a field, which the rendered object must then show. */
    void carry(InputObject object, FieldPath path, Node node, List<String> keys, Node value, Expected expected) {
        values.put(keys, value, source(object));
        claim(new Claim(
                object, path.toString(), node.location(), keys, Optional.of(expected), true, Optional.empty(), ""));
    }

    /** Compares a field with what the rendered object has there; what is other is so for the reason. */
    void compare(InputObject object, FieldPath path, Node node, Expected expected, String reason) {
        claim(new Claim(
                object,
                path.toString(),
                node.location(),
                List.of(),
                Optional.of(expected),
                reason.isEmpty(),
                Optional.empty(),
                reason));
    }

    /** Compares a part of a field's text, for which a value was set, with what the rendered object has for it. */
    void compareText(InputObject object, String field, Location at, List<String> keys, Expected expected) {
        claim(new Claim(object, field, at, keys, Optional.of(expected), true, Optional.empty(), ""));
    }

    /** Says what becomes of a field, or of a part of its text, that no rendering can show. */
    void decide(InputObject object, String field, Location at, Fate fate, String value, String reason) {
        List<String> keys = value.isEmpty() ? List.of() : ValuesDraft.keys(value);
        claim(new Claim(object, field, at, keys, Optional.empty(), false, Optional.of(fate), reason));
    }

    /** As above, for a whole field. */
    void decide(InputObject object, FieldPath path, Node node, Fate fate, String value, String reason) {
        decide(object, path.toString(), node.location(), fate, value, reason);
    }

    /** Says the same of every field of the object that nothing is said of yet. */
    void decideRest(InputObject object, Fate fate, String reason) {
        FieldPath.leaves(object.tree()).forEach((path, node) -> {
            if (!knows(object, path)) {
                decide(object, path, node, fate, "", reason);
            }
        });
    }

    /** Takes down that the values name a Secret. */
    void needSecret(String name, String key, String origin) {
        secrets.add(new NeededSecret(name, key, origin));
    }

    /** Returns the comment that names the object as a source. */
    static String source(InputObject object) {
        return "From " + object.kind() + " " + object.name() + " ("
                + object.location().file() + ":" + object.location().line() + ").";
    }

    /** Returns the text of a scalar; what is no scalar has a text of its own, which equals that of its kind alone. */
    static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : node.kind();
    }

    private void claim(Claim claim) {
        if (known.computeIfAbsent(claim.object(), unused -> new HashSet<>()).add(claim.field())) {
            claims.add(claim);
        }
    }
}
