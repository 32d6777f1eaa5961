package io.chartwright.kubernetes;

/** Addresses that must be written in the one usual form. */
final class CanonicalForm {
    private static final Minor STRICT = new Minor(36);

    private CanonicalForm() {}

    /** Says that the address is not written as usual, when it is one. */
    static void checkAddress(Place address) {
        address.text()
                .flatMap(text -> IpNumber.parse(text, STRICT))
                .map(IpNumber::canonical)
                .filter(form -> !form.equals(address.textOrEmpty()))
                .ifPresent(form ->
                        address.refuse("'" + address.textOrEmpty() + "' is not the usual form", "write " + form));
    }

    /** Says that the range is not written as usual, when it is one. */
    static void checkRange(Place range) {
        range.text()
                .flatMap(text -> IpBlock.parse(text, STRICT))
                .map(block -> block.address().canonical() + "/" + block.length())
                .filter(form -> !form.equals(range.textOrEmpty()))
                .ifPresent(
                        form -> range.refuse("'" + range.textOrEmpty() + "' is not the usual form", "write " + form));
    }
}
