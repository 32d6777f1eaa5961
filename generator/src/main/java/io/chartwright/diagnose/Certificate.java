package io.chartwright.diagnose;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate in a Secret or ConfigMap.
 *
 * @param names the hosts that it is for; empty for an authority's
 * @param from the first instant of its time
 * @param until the last
 */
record Certificate(List<String> names, Instant from, Instant until) {
    private static final int DNS_NAME = 2;

    /** Returns whether the text, or what it encodes in Base64, is certificates and holds no key. */
    static boolean isOne(String text) {
        String pem = decoded(text);
        return pem.contains("-----BEGIN CERTIFICATE-----") && !pem.contains("PRIVATE KEY");
    }

    /** Returns the certificates in the text, the server's own first; none when they cannot be read. */
    static List<Certificate> read(String text) {
        if (!isOne(text)) {
            return List.of();
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(decoded(text).getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .map(Certificate::of)
                    .toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private static Certificate of(X509Certificate certificate) {
        return new Certificate(
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(DNS_NAME))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }

    private static String decoded(String text) {
        if (text.startsWith("-----") || !text.matches("[A-Za-z0-9+/=\\s]{64,}")) {
            return text;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Returns whether the certificate is for the host. */
    boolean covers(String host) {
        String above = host.replaceFirst("^[^.]+", "*");
        return Stream.of(host, above).anyMatch(name -> names.stream().anyMatch(name::equalsIgnoreCase));
    }
}
