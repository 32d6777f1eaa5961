package io.chartwright.kubernetes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IP address.
 *
 * @param value the address as one number
 * @param bits 32 for IPv4, 128 for IPv6
 */
record IpNumber(BigInteger value, int bits) {

    /** Returns the address that the text writes; nothing when it writes none. Leading zeros are no address. */
    static Optional<IpNumber> parse(String text) {
        return text.indexOf(':') >= 0 ? six(text) : four(text);
    }

    /** Returns whether the address is the one that means none, this host, or only this link. */
    boolean isSpecial() {
        return value.signum() == 0
                || (bits == 32
                        ? startsWith(127, 8) || startsWith(0xA9FE, 16) || startsWith(0xE00000, 24)
                        : value.equals(BigInteger.ONE) || startsWith(0xFE80 >> 6, 10) || startsWith(0xFF02, 16));
    }

    private boolean startsWith(int prefix, int length) {
        return value.shiftRight(bits - length).equals(BigInteger.valueOf(prefix));
    }

    private static Optional<IpNumber> four(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value * 256 + Integer.parseInt(part);
        }
        return Optional.of(new IpNumber(BigInteger.valueOf(value), 32));
    }

    private static Optional<IpNumber> six(String text) {
        int gap = text.indexOf("::");
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add("0");
        }
        all.addAll(tail);
        BigInteger value = BigInteger.ZERO;
        for (String group : all) {
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            value = value.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return Optional.of(new IpNumber(value, 128));
    }

    /** Returns the groups of 16 bits; an IPv4 address at the end is two of them. */
    private static List<String> groups(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> groups = new ArrayList<>(List.of(text.split(":", -1)));
        Optional<IpNumber> last = four(groups.get(groups.size() - 1));
        if (last.isPresent()) {
            int number = last.get().value().intValue();
            groups.set(groups.size() - 1, Integer.toHexString(number >>> 16));
            groups.add(Integer.toHexString(number & 0xFFFF));
        }
        return groups;
    }
}
