package io.chartwright.annotations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells addresses, ports and names from other text, without asking any network. */
final class Addresses {
    private static final Pattern IPV4 = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern HOST = Pattern.compile(
            "(\\*\\.)?[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*\\.?");
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:[a-z0-9-]+:[A-Za-z0-9-]*:[A-Za-z0-9-]*:\\S+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private Addresses() {}

    static boolean isHost(String text) {
        return text.length() <= 253 && HOST.matcher(text).matches();
    }

    static boolean isArn(String text) {
        return ARN.matcher(text).matches();
    }

    static boolean isPort(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
    }

    static boolean isOfLength(String text, int bytes) {
        return bytes(text).filter(address -> address.length == bytes).isPresent();
    }

    /** Returns the address's bytes, if the text is an IP address. */
    static Optional<byte[]> bytes(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // A literal address is only parsed, never looked up. Java shortens ::ffff:1.2.3.4 to IPv4.
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns the address's bytes of a range such as {@code 10.0.0.0/8}, if the text is one. */
    static Optional<byte[]> network(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !NUMBER.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return bytes(text.substring(0, slash)).filter(address -> bits <= address.length * 8);
    }

    /** Returns whether the text is a range whose address has no bit behind the mask. */
    static boolean isNetwork(String text) {
        return network(text)
                .filter(address -> hasNoHostBits(address, Integer.parseInt(text.substring(text.indexOf('/') + 1))))
                .isPresent();
    }

    private static boolean hasNoHostBits(byte[] address, int mask) {
        for (int bit = mask; bit < address.length * 8; bit++) {
            if ((address[bit / 8] >> (7 - bit % 8) & 1) == 1) {
                return false;
            }
        }
        return true;
    }
}
