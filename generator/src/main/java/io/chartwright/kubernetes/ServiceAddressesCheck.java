package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Addresses of a Service in the cluster, and their families. */
final class ServiceAddressesCheck implements KindCheck {
    private static final String NONE = "None";

    @Override
    public Set<String> kinds() {
        return Set.of("Service");
    }

    /** Returns whether the Service asks for no address in the cluster. */
    static boolean isHeadless(Place spec) {
        List<Place> all = spec.at("clusterIPs").items();
        return spec.at("clusterIP").textOrEmpty().equals(NONE)
                || (!all.isEmpty() && all.get(0).textOrEmpty().equals(NONE));
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        String type = ServiceCheck.typeOf(spec);
        if (type.equals("ExternalName")) {
            for (String name : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
                if (!spec.at(name).isEmpty()) {
                    spec.at(name).refuse("does not go with type ExternalName", "remove it");
                }
            }
            return;
        }
        if (isHeadless(spec) && (type.equals("NodePort") || type.equals("LoadBalancer"))) {
            spec.at("clusterIP").refuse("None does not go with type " + type, "remove it, or use type: ClusterIP");
        }
        checkAddresses(spec, minor);
        checkFamilies(spec);
        checkFamilyOfAddresses(spec, minor);
    }

    /** Checks that each address is of the family in the same place; clusterIP stands for the first address. */
    private static void checkFamilyOfAddresses(Place spec, Minor minor) {
        List<Place> families = spec.at("ipFamilies").items();
        List<Place> addresses = spec.at("clusterIPs").items();
        if (addresses.isEmpty()) {
            addresses = List.of(spec.at("clusterIP"));
        }
        for (int i = 0; i < Math.min(families.size(), addresses.size()); i++) {
            Place address = addresses.get(i);
            String family = families.get(i).textOrEmpty();
            bits(address, minor)
                    .filter(bits -> !family.equals(bits == 32 ? "IPv4" : "IPv6"))
                    .ifPresent(bits -> address.refuse(
                            address.textOrEmpty() + " is not of the family " + family + " that ipFamilies says",
                            "make them agree"));
        }
    }

    private static void checkAddresses(Place spec, Minor minor) {
        Place first = spec.at("clusterIP");
        List<Place> all = spec.at("clusterIPs").items();
        if (first.isEmpty() && !all.isEmpty()) {
            spec.at("clusterIPs").refuse("needs clusterIP, its first item, too", "set clusterIP to the first item");
        } else if (!all.isEmpty() && !all.get(0).text().equals(first.text())) {
            first.refuse("is not the first of clusterIPs", "make them equal");
        }
        if (all.isEmpty() && !first.isEmpty() && !first.textOrEmpty().equals(NONE)) {
            first.must(IpBlock.addressForm(minor));
        }
        for (Place address : all) {
            if (!address.textOrEmpty().equals(NONE)) {
                address.must(IpBlock.addressForm(minor));
            } else if (all.size() > 1) {
                address.refuse("None stands alone", "remove the other addresses");
            }
        }
        if (all.size() > 2) {
            spec.at("clusterIPs").refuse("there may be two at most", "keep one address of each family");
        } else if (all.size() == 2 && bits(all.get(0), minor).equals(bits(all.get(1), minor))) {
            spec.at("clusterIPs").refuse("both are of one family", "keep one address of each family");
        }
    }

    private static Optional<Integer> bits(Place address, Minor minor) {
        return address.text().flatMap(text -> IpNumber.parse(text, minor)).map(IpNumber::bits);
    }

    private static void checkFamilies(Place spec) {
        spec.at("ipFamilyPolicy").oneOf(List.of("SingleStack", "PreferDualStack", "RequireDualStack"));
        Set<String> seen = new HashSet<>();
        for (Place family : spec.at("ipFamilies").items()) {
            family.oneOf(List.of("IPv4", "IPv6"));
            family.text()
                    .filter(text -> !seen.add(text))
                    .ifPresent(text -> family.refuse(text + " is there already", "list each family once"));
        }
        boolean isDual = spec.at("ipFamilies").items().size() > 1
                || spec.at("clusterIPs").items().size() > 1;
        String policy = spec.at("ipFamilyPolicy").text().orElse("SingleStack");
        if (isDual && policy.equals("SingleStack")) {
            spec.at("ipFamilyPolicy")
                    .refuse("must allow two families", "set ipFamilyPolicy: PreferDualStack or RequireDualStack");
        }
    }
}
