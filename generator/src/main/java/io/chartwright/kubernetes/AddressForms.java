package io.chartwright.kubernetes;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The form of an IP address that a pod's specification may hold. */
final class AddressForms {
    private static final Format IP = form(false);
    private static final Format LENIENT = form(true);

    private AddressForms() {}

    /** Returns the form of an IPv4 or IPv6 address; servers older than 1.36 are lenient about leading zeros and IPv4 in IPv6. */
    static Format ip(Minor minor) {
        return minor.number() >= 36 ? IP : LENIENT;
    }

    private static Format form(boolean lenient) {
        return new Format(
                text -> isIp(text) && (lenient || !text.matches("(?i)(.*\\.)?0\\d.*|::ffff:.*\\..*")),
                "an IP address",
                "an address such as 10.0.0.1 or 2001:db8::1");
    }

    private static boolean isIp(String text) {
        return text.contains(":") ? isIpv6(text) : text.matches("0*\\d{1,3}(\\.0*\\d{1,3}){3}") && bytes(text);
    }

    private static boolean bytes(String text) {
        for (String part : text.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        if (!text.matches("[0-9a-fA-F:.]+")) {
            return false;
        }
        try {
            // Looks nothing up: with a colon, and of such characters only, it can be nothing but an address.
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
