package io.chartwright.kubernetes;

import java.util.List;

/** Node selectors and tolerations. */
final class SchedulingCheck {

    private SchedulingCheck() {}

    static void check(PodContext pod) {
        Labels.check(pod.spec().at("nodeSelector"));
        pod.spec().at("tolerations").items().forEach(SchedulingCheck::toleration);
    }

    private static void toleration(Place toleration) {
        Place key = toleration.at("key");
        Place operator = toleration.at("operator");
        Place value = toleration.at("value");
        boolean exists = operator.textOrEmpty().equals("Exists");
        if (key.isEmpty()) {
            if (!exists) {
                operator.refuse("must be Exists without a key", "name the key, or write operator: Exists");
            }
        } else {
            Labels.key(key, key.textOrEmpty());
        }
        Place seconds = toleration.at("tolerationSeconds");
        if (seconds.isThere() && !toleration.at("effect").textOrEmpty().equals("NoExecute")) {
            seconds.refuse("is only for the effect NoExecute", "remove it, or write effect: NoExecute");
        }
        if (exists && !value.isEmpty()) {
            value.refuse("is set, although the operator is Exists", "remove it, or write operator: Equal");
        } else if (!exists) {
            value.must(Names.LABEL_VALUE);
        }
        operator.text().filter(text -> !text.isEmpty()).ifPresent(text -> operator.oneOf(List.of("Equal", "Exists")));
    }
}
