package io.chartwright.kubernetes;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The form of an IP address that a pod's specification may hold. */
final class AddressForms {
    /** An IPv4 or IPv6 address; leading zeros are allowed, as the server allows them in these fields. */
    static final Format IP =
            new Format(AddressForms::isIp, "an IP address", "an address such as 10.0.0.1 or 2001:db8::1");

    private AddressForms() {}

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
