package io.chartwright.publish.oci;

import java.net.URI;

/** Whether two addresses are the same server. */
final class Places {

    private Places() {}

    /** Returns whether scheme, host and port are the same, so that what one may be told the other may be told. */
    static boolean isSame(URI one, URI other) {
        return one.getScheme() != null
                && one.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
