package io.chartwright.kubernetes;

/** Addresses that others reach: not none, not this host's own, not valid on one link only. */
final class NonSpecialAddress {
    private NonSpecialAddress() {}

    /** Says what is wrong with the address that stands there. */
    static void check(Place address) {
        address.must(IpBlock.ADDRESS);
        address.text()
                .flatMap(IpNumber::parse)
                .filter(IpNumber::isSpecial)
                .ifPresent(number -> address.refuse(
                        "'" + address.textOrEmpty() + "' is reached by nobody else",
                        "use no unspecified, loopback or link-local address"));
    }
}
