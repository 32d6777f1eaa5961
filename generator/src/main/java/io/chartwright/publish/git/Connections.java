package io.chartwright.publish.git;

import io.chartwright.publish.http.Authorities;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Proxies;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * Opens JGit's connections as the environment says: through its proxies, with the certificates that it trusts. JGit itself
 * knows only those of Java.
 *
 * @param proxies where connections go through
 * @param trusted who decides which certificates are trusted; empty for Java's own
 */
record Connections(Proxies proxies, Optional<List<X509TrustManager>> trusted) implements HttpConnectionFactory {

    static Connections of(Network network) {
        return new Connections(
                Proxies.of(network.environment(), network.client().secrets()),
                Authorities.trusted(network.environment()));
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxyOfJava) throws IOException {
        Proxy proxy = proxies.select(URI.create(url.toString())).get(0);
        HttpConnection connection = new JDKHttpConnectionFactory().create(url, proxy);
        if (trusted.isPresent() && url.getProtocol().equals("https")) {
            try {
                connection.configure(null, trusted.get().toArray(TrustManager[]::new), null);
            } catch (GeneralSecurityException e) {
                throw new IOException("Java has no TLS", e);
            }
        }
        return connection;
    }
}
