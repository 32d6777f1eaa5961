package io.chartwright.kubernetes;

import java.util.List;

/** Terms that select nodes by their labels and fields. */
final class NodeTermsCheck {
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");

    private NodeTermsCheck() {}

    /** Checks a node selector; one that is absent is left alone. */
    static void selector(Place selector) {
        if (selector.isThere()) {
            selector.at("nodeSelectorTerms").require("add a term");
            selector.at("nodeSelectorTerms").items().forEach(term -> term(term, true));
        }
    }

    /** Checks a term; the values of a term that is only preferred may be anything. */
    static void term(Place term, boolean required) {
        for (Place expression : term.at("matchExpressions").items()) {
            expression(expression);
            Place key = expression.at("key");
            Labels.key(key, key.textOrEmpty());
            if (required) {
                expression.at("values").items().forEach(value -> value.must(Names.LABEL_VALUE));
            }
        }
        term.at("matchFields").items().forEach(NodeTermsCheck::field);
    }

    private static void expression(Place expression) {
        Place values = expression.at("values");
        String operator = expression.at("operator").textOrEmpty();
        int count = values.items().size();
        switch (operator) {
            case "In", "NotIn" -> values.require("list the values that " + operator + " compares with");
            case "Exists", "DoesNotExist" -> {
                if (count > 0) {
                    values.refuse("has values, which " + operator + " does not take", "remove the values");
                }
            }
            case "Gt", "Lt" -> {
                if (count != 1) {
                    values.refuse(operator + " compares with exactly one value", "list one number");
                }
            }
            default -> expression.at("operator").oneOf(OPERATORS);
        }
    }

    private static void field(Place field) {
        field.at("operator").oneOf(List.of("In", "NotIn"));
        field.at("key").oneOf(List.of("metadata.name"));
        List<Place> values = field.at("values").items();
        if (values.size() != 1) {
            field.at("values").refuse("must hold exactly one name of a node", "list one name");
        }
        values.forEach(value -> value.must(Names.DNS_SUBDOMAIN));
    }
}
