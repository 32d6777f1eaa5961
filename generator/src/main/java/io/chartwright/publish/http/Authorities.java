package io.chartwright.publish.http;

import io.chartwright.model.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may sign the certificates of servers: whom Java trusts, and whoever {@code SSL_CERT_FILE} names. */
public final class Authorities {

    private static final String FILE = "SSL_CERT_FILE";

    private Authorities() {}

    /** Returns the context for connections; empty when Java's own is enough. */
    static Optional<SSLContext> of(Map<String, String> environment) {
        return trusted(environment).map(managers -> {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, managers.toArray(TrustManager[]::new), null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Java has no TLS", e);
            }
        });
    }

    /**
     * Returns who decides which certificates are trusted; empty when Java's own is enough.
     *
     * @throws UnavailableException when the file with certificates cannot be read
     */
    public static Optional<List<X509TrustManager>> trusted(Map<String, String> environment) {
        String file = environment.getOrDefault(FILE, "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            for (X509TrustManager manager : managers(null)) {
                certificates.addAll(List.of(manager.getAcceptedIssuers()));
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                trusted.setCertificateEntry(Integer.toString(i), certificates.get(i));
            }
            return Optional.of(managers(trusted));
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw new UnavailableException(
                    "could not read certificates from " + file + ", which " + FILE + " names: " + e.getMessage(), e);
        }
    }

    private static List<X509TrustManager> managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        List<X509TrustManager> managers = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                managers.add(known);
            }
        }
        return managers;
    }
}
