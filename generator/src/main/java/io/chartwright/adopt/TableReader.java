package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.adopt.FieldTable.Row;
import io.chartwright.model.Fate;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.secrecy.Secrecy;
import java.util.List;
import java.util.Optional;

/** Reads what is left of an object by the table of fields; what that does not know is refused. */
final class TableReader {
    private static final String USUAL =
            "What Kubernetes sets when nothing is chosen; the chart makes a choice of its own.";

    private final FieldTable table;
    private final Ledger ledger;
    private final Tier tier;

    TableReader(FieldTable table, Ledger ledger, Tier tier) {
        this.table = table;
        this.ledger = ledger;
        this.tier = tier;
    }

    /** Says of every field of the object, of which nothing is said yet, what is to become of it. */
    void read(InputObject object) {
        read(object, false);
    }

    /** Sets the values of another tier for an object that both tiers have. */
    void readAgain(InputObject object) {
        read(object, true);
    }

    private void read(InputObject object, boolean isAgain) {
        FieldPath.leaves(object.tree()).forEach((path, node) -> {
            if (isAgain || !ledger.knows(object, path)) {
                Optional<Row> row = table.find(object.kind(), tier.general(path));
                if (row.isPresent()) {
                    read(object, path, node, row.get());
                } else {
                    ledger.decide(object, path, node, Fate.REFUSED, "", "The chart has no value for it.");
                }
            }
        });
    }

    private void read(InputObject object, FieldPath path, Node node, Row row) {
        FieldPath general = tier.general(path);
        String text = Ledger.text(node);
        boolean isUsual = row.usual().equals(text) && !text.isEmpty();
        Expected expected = new Expected(object.kind(), tier.name(), general, text, isUsual);
        if (row.fate().isPresent()) {
            ledger.decide(object, path, node, row.fate().get(), "", row.reason());
        } else if (isUsual) {
            ledger.compare(object, path, node, expected, row.reason().isEmpty() ? USUAL : row.reason());
        } else if (row.value().isEmpty() || isNothing(node)) {
            ledger.compare(object, path, node, expected, row.reason());
        } else {
            carry(object, path, node, row, expected);
        }
    }

    private void carry(InputObject object, FieldPath path, Node node, Row row, Expected expected) {
        FieldPath general = tier.general(path);
        List<String> keys = row.keys(tier.name(), general);
        if (Secrecy.isSecret(Ledger.text(node))) {
            ledger.decide(
                    object, path, node, Fate.REFUSED, "", "It looks like a secret, which no values file may hold.");
            return;
        }
        Node value = row.isWhole() ? whole(object, path, row) : node;
        boolean isAnnotation = keys.stream().anyMatch(key -> key.endsWith("nnotations"));
        ledger.carry(object, path, node, keys, isAnnotation ? escaped(value) : value, expected);
    }

    private static Node whole(InputObject object, FieldPath path, Row row) {
        int depth = row.at().split(" ").length - 1;
        return new FieldPath(path.steps().subList(0, depth)).in(object.tree()).orElseThrow();
    }

    /** An empty mapping, list or null says nothing that a value could keep. */
    private static boolean isNothing(Node node) {
        return !(node instanceof Scalar scalar) || scalar.isNull();
    }

    /** Returns the text so that Helm, which fills in templates there, leaves it as it is. */
    private static Node escaped(Node node) {
        String text = Ledger.text(node);
        return text.contains("{{") ? ValuesDraft.text(text.replace("{{", "{{ \"{{\" }}")) : node;
    }
}
