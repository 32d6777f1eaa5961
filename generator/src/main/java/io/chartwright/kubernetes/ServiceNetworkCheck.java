package io.chartwright.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ranges of Services and who holds an address of them: ServiceCIDR and IPAddress. */
final class ServiceNetworkCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("ServiceCIDR.networking.k8s.io", "IPAddress.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        if (object.at("kind").textOrEmpty().equals("IPAddress")) {
            checkParent(object, minor);
            return;
        }
        Place ranges = object.at("spec", "cidrs");
        List<Place> items = ranges.items();
        if (items.isEmpty()) {
            ranges.refuse("is required", "list one range, or one of each family");
        } else if (items.size() > 2) {
            ranges.refuse("has more than two items", "list one range of each family");
        }
        for (Place range : items) {
            range.must(IpBlock.form(minor));
            CanonicalForm.checkRange(range);
            range.text()
                    .flatMap(text -> IpBlock.parse(text, minor))
                    .filter(block -> !block.isAligned())
                    .ifPresent(
                            block -> range.refuse("does not begin with the first address", "write the first address"));
        }
        if (items.size() == 2
                && bits(items.get(0), minor).isPresent()
                && bits(items.get(0), minor).equals(bits(items.get(1), minor))) {
            ranges.refuse("has two ranges of one family", "list one range of each family");
        }
    }

    private static Optional<Integer> bits(Place range, Minor minor) {
        return range.text().flatMap(text -> IpBlock.parse(text, minor)).map(block -> block.address()
                .bits());
    }

    private static void checkParent(Place object, Minor minor) {
        object.at("metadata", "name").must(IpBlock.addressForm(minor));
        CanonicalForm.checkAddress(object.at("metadata", "name"));
        Place parent = object.at("spec", "parentRef");
        if (!parent.isThere()) {
            parent.refuse("is required", "say which object holds the address");
            return;
        }
        if (!parent.at("group").isEmpty()) {
            parent.at("group").must(Names.DNS_SUBDOMAIN);
        }
        for (String name : List.of("resource", "name")) {
            parent.at(name).require("say which object holds the address");
            parent.at(name).must(Names.PATH_SEGMENT);
        }
        if (!parent.at("namespace").isEmpty()) {
            parent.at("namespace").must(Names.PATH_SEGMENT);
        }
    }
}
