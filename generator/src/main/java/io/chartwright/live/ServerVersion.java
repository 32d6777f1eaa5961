package io.chartwright.live;

/**
 * The version of an API server.
 *
 * @param major such as 1
 * @param minor such as 36; what providers append, as in {@code 36+}, is left out
 * @param gitVersion as the server writes it, such as {@code v1.36.2-eks-113cf36}
 */
public record ServerVersion(int major, int minor, String gitVersion) {

    /** Returns the minor release, such as {@code 1.36}. */
    public String release() {
        return major + "." + minor;
    }
}
