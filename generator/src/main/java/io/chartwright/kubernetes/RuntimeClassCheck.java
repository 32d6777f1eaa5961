package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Handler and scheduling of a RuntimeClass. */
final class RuntimeClassCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("RuntimeClass.node.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place handler = object.at("handler");
        if (handler.isEmpty()) {
            handler.refuse("is required", "write the handler that the container runtime knows");
        } else {
            handler.must(Names.DNS_LABEL);
        }
        for (Place amount : object.at("overhead", "podFixed").fields()) {
            ResourceNames.ofContainer(amount.key())
                    .ifPresent(problem -> amount.refuse(problem, "use cpu, memory or ephemeral-storage"));
            Quantities.amount(amount)
                    .filter(value -> value.signum() < 0)
                    .ifPresent(value -> amount.refuse("is negative", "write 0 or more"));
        }
        Labels.check(object.at("scheduling", "nodeSelector"));
        Set<String> tolerations = new HashSet<>();
        for (Place toleration : object.at("scheduling", "tolerations").items()) {
            checkToleration(toleration);
            if (!tolerations.add(written(toleration))) {
                toleration.refuse("is there already", "list it once");
            }
        }
    }

    private static String written(Place toleration) {
        return List.of("key", "operator", "value", "effect").stream()
                        .map(name -> toleration.at(name).textOrEmpty())
                        .toList()
                + " " + toleration.at("tolerationSeconds").integer();
    }

    private static void checkToleration(Place toleration) {
        Place key = toleration.at("key");
        Place operator = toleration.at("operator");
        String name = operator.isEmpty() ? "Equal" : operator.textOrEmpty();
        operator.oneOf(List.of("", "Equal", "Exists"));
        if (!key.isEmpty()) {
            key.must(Names.QUALIFIED_NAME);
        } else if (!name.equals("Exists")) {
            operator.refuse("must be Exists when there is no key", "write operator: Exists");
        }
        if (name.equals("Exists") && !toleration.at("value").isEmpty()) {
            toleration.at("value").refuse("does not go with operator Exists", "remove it");
        } else {
            toleration.at("value").must(Names.LABEL_VALUE);
        }
        toleration.at("effect").oneOf(List.of("", "NoSchedule", "PreferNoSchedule", "NoExecute"));
        if (toleration.at("tolerationSeconds").isThere()
                && !toleration.at("effect").textOrEmpty().equals("NoExecute")) {
            toleration.at("effect").refuse("must be NoExecute when there are tolerationSeconds", "write NoExecute");
        }
    }
}
