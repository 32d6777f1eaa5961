package io.chartwright.kubernetes;

import java.util.Optional;

/**
 * A range of addresses in CIDR notation.
 *
 * @param address the address before the slash
 * @param length the number of leading bits that all addresses share
 */
record IpBlock(IpNumber address, int length) {

    private static final int FIRST_STRICT_MINOR = 36;

    /** Returns the form of an IP address of either family. */
    static Format addressForm(Minor minor) {
        return new Format(
                text -> IpNumber.parse(text, minor).isPresent(),
                "an IP address",
                "an address such as 10.1.2.3 or 2001:db8::1");
    }

    /** Returns the form of a range of addresses of either family. */
    static Format form(Minor minor) {
        return new Format(
                text -> parse(text, minor).isPresent(),
                "a range of addresses in CIDR notation",
                "a range such as 10.0.0.0/8 or 2001:db8::/32, written with its first address");
    }

    /**
     * Returns the range that the text writes; nothing when it writes none. Before
     * {@value #FIRST_STRICT_MINOR} the address may be any of the range.
     */
    static Optional<IpBlock> parse(String text, Minor minor) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return IpNumber.parse(text.substring(0, slash), minor)
                .filter(address -> length <= address.bits())
                .map(address -> new IpBlock(address, length))
                .filter(block -> minor.number() < FIRST_STRICT_MINOR || block.isAligned());
    }

    /** Returns whether the other range lies in this one and is smaller. */
    boolean isWiderThan(IpBlock other) {
        int shift = address.bits() - length;
        return other.address.bits() == address.bits()
                && other.length > length
                && other.address
                        .value()
                        .shiftRight(shift)
                        .equals(address.value().shiftRight(shift));
    }

    /** Returns whether the address is the first of the range. */
    boolean isAligned() {
        return address.value().getLowestSetBit() >= address.bits() - length
                || address.value().signum() == 0;
    }
}
