package io.chartwright.live;

import io.chartwright.model.UnavailableException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of an API server.
 *
 * @param major such as 1
 * @param minor such as 36; what providers append, as in {@code 36+}, is left out
 * @param gitVersion as the server writes it, such as {@code v1.36.2-eks-113cf36}
 */
public record ServerVersion(int major, int minor, String gitVersion) {

    private static final Pattern LEADING_DIGITS = Pattern.compile("^\\d{1,4}");

    /**
     * Returns the version that a server says it has.
     *
     * @throws UnavailableException when that is no version
     */
    static ServerVersion parse(String major, String minor, String gitVersion) {
        return new ServerVersion(number(major), number(minor), gitVersion);
    }

    private static int number(String text) {
        Matcher digits = LEADING_DIGITS.matcher(text);
        if (!digits.find()) {
            throw new UnavailableException("what answers at the kubeconfig's server does not say which version of"
                    + " Kubernetes it is, so it may be something else");
        }
        return Integer.parseInt(digits.group());
    }

    /** Returns the minor release, such as {@code 1.36}. */
    public String release() {
        return major + "." + minor;
    }
}
