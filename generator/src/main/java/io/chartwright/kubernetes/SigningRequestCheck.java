package io.chartwright.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Request, signer and usages of a CertificateSigningRequest; the certificate request itself is not decoded. */
final class SigningRequestCheck implements KindCheck {
    private static final List<String> USAGES = List.of(
            "signing",
            "digital signature",
            "content commitment",
            "key encipherment",
            "key agreement",
            "data encipherment",
            "cert sign",
            "crl sign",
            "encipher only",
            "decipher only",
            "any",
            "server auth",
            "client auth",
            "code signing",
            "email protection",
            "s/mime",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "timestamping",
            "ocsp signing",
            "microsoft sgc",
            "netscape sgc");
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN CERTIFICATE REQUEST-----[A-Za-z0-9+/=\\s]{80,}-----END CERTIFICATE REQUEST-----\\s*");

    @Override
    public Set<String> kinds() {
        return Set.of("CertificateSigningRequest.certificates.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place request = spec.at("request");
        Optional<String> text =
                DataEntries.decoded(request).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
        if (!PEM.matcher(text.orElse("")).matches()) {
            request.refuse("is no certificate request", "write base64 of a PEM block CERTIFICATE REQUEST");
        }
        checkUsages(spec.at("usages"));
        Place signer = spec.at("signerName");
        signer.require("write the signer, such as example.com/serving");
        if (!signer.isEmpty()) {
            signer.must(new Format(SigningRequestCheck::isSigner, "the name of a signer", "a domain, '/' and a name"));
        }
        if (signer.textOrEmpty().equals("kubernetes.io/legacy-unknown")) {
            signer.refuse("belongs to an older version of the API", "name a signer");
        }
        spec.at("expirationSeconds").within(600, Long.MAX_VALUE);
    }

    private static void checkUsages(Place usages) {
        usages.require("list at least one usage, such as client auth");
        Set<String> seen = new HashSet<>();
        for (Place usage : usages.items()) {
            usage.oneOf(USAGES);
            usage.text()
                    .filter(text -> !seen.add(text))
                    .ifPresent(text -> usage.refuse("'" + text + "' is there already", "list it once"));
        }
    }

    private static boolean isSigner(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 2
                && parts[0].contains(".")
                && Names.DNS_SUBDOMAIN.test().test(parts[0])
                && Names.DNS_SUBDOMAIN.test().test(parts[1])
                && text.length() <= 571;
    }
}
