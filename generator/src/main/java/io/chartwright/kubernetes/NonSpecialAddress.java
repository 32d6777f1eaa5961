package io.chartwright.kubernetes;

/** Addresses that others reach: not none, not this host's own, not valid on one link only. */
final class NonSpecialAddress {
    private NonSpecialAddress() {}

    /** Says what is wrong with the address that stands there. */
    static void check(Place address, Minor minor) {
        address.must(IpBlock.addressForm(minor));
        address.text()
                .flatMap(text -> IpNumber.parse(text, minor))
                .filter(IpNumber::isSpecial)
                .ifPresent(number -> address.refuse(
                        "'" + address.textOrEmpty() + "' is reached by nobody else",
                        "use no unspecified, loopback or link-local address"));
    }
}
