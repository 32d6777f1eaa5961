package io.chartwright.kubernetes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The forms of names that Kubernetes knows, from {@code k8s.io/apimachinery/pkg/util/validation} and
 * {@code pkg/apis/core/validation}.
 */
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String WORD = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final Pattern QUALIFIED_WORD = Pattern.compile(WORD);

    /** RFC 1123 label: names of namespaces, containers, volumes, ports of Services. */
    static final Format DNS_LABEL = form(LABEL, 63, "a DNS label", "at most 63 lower case letters, digits and '-'");

    /** RFC 1123 subdomain: names of most objects. */
    static final Format DNS_SUBDOMAIN = form(
            LABEL + "(\\." + LABEL + ")*",
            253,
            "a DNS subdomain",
            "at most 253 lower case letters, digits, '-' and '.', beginning and ending with a letter or digit");

    /** What an object's name may begin with; of one that ends with a dash the last two characters are not looked at. */
    static final Format DNS_SUBDOMAIN_BEGINNING = new Format(
            text -> DNS_SUBDOMAIN
                    .test()
                    .test(text.length() > 1 && text.endsWith("-") ? text.substring(0, text.length() - 2) + "a" : text),
            DNS_SUBDOMAIN.name(),
            DNS_SUBDOMAIN.rule());

    /** RFC 1035 label: names of Services before 1.36. */
    static final Format DNS_1035_LABEL = form(
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            63,
            "an RFC 1035 label",
            "at most 63 lower case letters, digits and '-', beginning with a letter");

    /** A host name that may begin with {@code *.}: hosts of an Ingress. */
    static final Format WILDCARD_SUBDOMAIN = form(
            "\\*\\." + LABEL + "(\\." + LABEL + ")*", 253, "a wildcard host name", "a host name such as *.example.com");

    /** Key of a label or annotation, or name of a resource: an optional DNS prefix and a name of at most 63 characters. */
    static final Format QUALIFIED_NAME = new Format(
            Names::isQualifiedName,
            "a qualified name",
            "at most 63 letters, digits, '-', '_' and '.', after an optional DNS prefix and '/'");

    /** Value of a label. */
    static final Format LABEL_VALUE = form(
            "(" + WORD + ")?",
            63,
            "a label value",
            "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit");

    /** Name of a container port: IANA service name. */
    static final Format PORT_NAME = new Format(
            Names::isPortName,
            "a port name",
            "at most 15 lower case letters, digits and single '-', with at least one letter");

    /** Key of a ConfigMap or Secret. */
    static final Format DATA_KEY = new Format(
            text -> text.matches("[-._a-zA-Z0-9]{1,253}")
                    && !text.equals(".")
                    && !text.equals("..")
                    && !text.startsWith(".."),
            "a key of a ConfigMap or Secret",
            "at most 253 letters, digits, '-', '_' and '.', not beginning with '..'");

    /** Last part of a path: names of roles. */
    static final Format PATH_SEGMENT = new Format(
            text -> !text.equals(".") && !text.equals("..") && !text.contains("/") && !text.contains("%"),
            "a path segment",
            "a name without '/' and '%' that is not '.' or '..'");

    private Names() {}

    private static Format form(String pattern, int longest, String name, String rule) {
        Pattern compiled = Pattern.compile(pattern);
        return new Format(
                text -> text.length() <= longest && compiled.matcher(text).matches(), name, rule);
    }

    private static boolean isQualifiedName(String text) {
        List<String> parts = List.of(text.split("/", -1));
        String name = parts.get(parts.size() - 1);
        boolean hasPrefix = parts.size() == 2;
        return parts.size() <= 2
                && (!hasPrefix || DNS_SUBDOMAIN.test().test(parts.get(0)))
                && name.length() <= 63
                && QUALIFIED_WORD.matcher(name).matches();
    }

    private static boolean isPortName(String text) {
        return text.length() <= 15
                && text.matches("[-a-z0-9]+")
                && text.matches(".*[a-z].*")
                && !text.contains("--")
                && !text.startsWith("-")
                && !text.endsWith("-");
    }
}
