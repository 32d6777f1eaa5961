package io.chartwright.kubernetes;

/** Names that belong to a DNS domain, such as the controllers of IngressClasses. */
final class DomainPath {
    private static final String PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

    /** A domain, a slash and a path, such as {@code k8s.io/ingress-nginx}. */
    static final Format FORM = new Format(
            DomainPath::isDomainPath,
            "a path with a domain before it",
            "a domain, '/' and a path, such as example.com/controller");

    private DomainPath() {}

    private static boolean isDomainPath(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && Names.DNS_SUBDOMAIN.test().test(text.substring(0, slash))
                && text.substring(slash + 1).matches(PATH);
    }
}
