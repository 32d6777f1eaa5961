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
    private static final int FIRST_STRICT_MINOR = 36;

    /**
     * Returns the address that the text writes; nothing when it writes none. Before {@value #FIRST_STRICT_MINOR} leading
     * zeros and IPv4 addresses in the clothes of IPv6 are taken.
     */
    static Optional<IpNumber> parse(String text, Minor minor) {
        if (minor.number() < FIRST_STRICT_MINOR) {
            String plain = text.replaceAll("(?<![0-9A-Fa-f:.])0+(?=[0-9]{1,3}\\.)|(?<=\\.)0+(?=[0-9])", "");
            return text.indexOf(':') >= 0 ? six(text) : four(plain);
        }
        return text.indexOf(':') >= 0 ? six(text).filter(number -> !number.isDisguised()) : four(text);
    }

    /** Returns the address as it is usually written: RFC 5952. */
    String canonical() {
        return bits == 32 ? canonicalFour() : canonicalSix();
    }

    private String canonicalFour() {
        long number = value.longValue();
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    private String canonicalSix() {
        List<String> groups = new ArrayList<>();
        for (int i = 7; i >= 0; i--) {
            groups.add(Integer.toHexString(value.shiftRight(16 * i).intValue() & 0xFFFF));
        }
        int begin = 0;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                begin = i;
                length = end - i;
            }
        }
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, begin)) + "::"
                        + String.join(":", groups.subList(begin + length, 8));
    }

    private boolean isDisguised() {
        return value.shiftRight(32).equals(BigInteger.valueOf(0xFFFF));
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
