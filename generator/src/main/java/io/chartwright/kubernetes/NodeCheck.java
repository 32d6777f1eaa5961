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
        List<Place> ranges = spec.at("podCIDRs").items();
        ranges.forEach(range -> range.must(IpBlock.CIDR));
        if (ranges.isEmpty() && !spec.at("podCIDR").isEmpty()) {
            spec.at("podCIDR").must(IpBlock.CIDR);
        } else if (!ranges.isEmpty()
                && !ranges.get(0).text().equals(spec.at("podCIDR").text())) {
            spec.at("podCIDR").refuse("is not the first of podCIDRs", "make them equal");
        }
        spec.at("finalizers").items().forEach(name -> name.must(Names.QUALIFIED_NAME));
    }
}
