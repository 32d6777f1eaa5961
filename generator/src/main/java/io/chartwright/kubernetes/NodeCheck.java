package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Taints and address ranges of a Node, and finalizers of a Namespace. */
final class NodeCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("Node", "Namespace");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Set<String> taints = new HashSet<>();
        for (Place taint : spec.at("taints").items()) {
            Place key = taint.at("key");
            key.require("write the key of the taint");
            if (!key.isEmpty()) {
                key.must(Names.QUALIFIED_NAME);
            }
            if (!taint.at("value").isEmpty()) {
                taint.at("value").must(Names.LABEL_VALUE);
            }
            Place effect = taint.at("effect");
            effect.require("write NoSchedule, PreferNoSchedule or NoExecute");
            if (!effect.isEmpty()) {
                effect.oneOf(List.of("NoSchedule", "PreferNoSchedule", "NoExecute"));
            }
            if (!taints.add(key.textOrEmpty() + " " + effect.textOrEmpty())) {
                taint.refuse("is there already", "write one taint for each key and effect");
            }
        }
        checkRanges(spec, minor);
        if (object.at("kind").textOrEmpty().equals("Namespace")) {
            checkLevels(object.at("metadata", "labels").withNullsAs(""));
        }
        for (Place name : spec.at("finalizers").items()) {
            name.must(Names.QUALIFIED_NAME);
            if (!name.textOrEmpty().contains("/") && !name.textOrEmpty().equals("kubernetes")) {
                name.refuse("'" + name.textOrEmpty() + "' has no domain", "write one such as example.com/wait");
            }
        }
    }

    /** The labels that the Pod Security admission plugin reads, which is on unless somebody turned it off. */
    private static void checkLevels(Place labels) {
        for (String mode : List.of("enforce", "audit", "warn")) {
            String key = "pod-security.kubernetes.io/" + mode;
            labels.at(key).oneOf(List.of("privileged", "baseline", "restricted"));
            Place version = labels.at(key + "-version");
            version.text()
                    .filter(text -> !text.matches("latest|v1\\.(0|[1-9][0-9]*)"))
                    .ifPresent(text -> version.refuse(
                            "'" + text + "' is no minor of Kubernetes", "write one such as v1.36, or latest"));
        }
    }

    /** When podCIDR is not the first of podCIDRs, a server forgets the latter. */
    private static void checkRanges(Place spec, Minor minor) {
        Place first = spec.at("podCIDR");
        List<Place> ranges = spec.at("podCIDRs").items();
        boolean isAlone =
                !first.isEmpty() && (ranges.isEmpty() || !ranges.get(0).text().equals(first.text()));
        List<Place> used = isAlone ? List.of(first) : ranges;
        Set<Integer> families = new HashSet<>();
        for (Place range : used) {
            range.must(IpBlock.form(minor));
            range.text()
                    .flatMap(text -> IpBlock.parse(text, minor))
                    .filter(block -> !families.add(block.address().bits()))
                    .ifPresent(block -> range.refuse("is of a family that is there already", "keep one of each"));
        }
    }
}
