package io.chartwright.kubernetes;

import java.util.Optional;

/** The formats of texts that a definition names and a server checks; others it takes without a look. */
final class StructuralFormats {
    private static final Minor NEWEST = Minor.known().get(Minor.known().size() - 1);
    private static final String HEX = "[0-9a-fA-F]";

    private StructuralFormats() {}

    /** Returns what keeps the text from having the format. */
    static Optional<String> mistake(String format, String text) {
        return switch (format) {
            case "date-time" -> unless(GoTime.isTime(text), "is not a time such as 2026-01-31T00:00:00Z");
            case "date" ->
                unless(text.length() == 10 && GoTime.isTime(text + "T00:00:00Z"), "is not a date such as 2026-01-31");
            case "ipv4" -> unless(isAddress(text, 32), "is not an IPv4 address");
            case "ipv6" -> unless(isAddress(text, 128), "is not an IPv6 address");
            case "uuid" ->
                unless(
                        text.matches(HEX + "{8}-?" + HEX + "{4}-?" + HEX + "{4}-?" + HEX + "{4}-?" + HEX + "{12}"),
                        "is not a UUID");
            default -> Optional.empty();
        };
    }

    private static boolean isAddress(String text, int bits) {
        return IpNumber.parse(text, NEWEST)
                .filter(address -> address.bits() == bits)
                .isPresent();
    }

    private static Optional<String> unless(boolean isGood, String mistake) {
        return isGood ? Optional.empty() : Optional.of(mistake);
    }
}
