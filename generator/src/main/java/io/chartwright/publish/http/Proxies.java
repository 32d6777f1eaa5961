package io.chartwright.publish.http;

import io.chartwright.model.UnavailableException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy a request goes through, as other tools take it from the environment: {@code HTTPS_PROXY},
 * {@code HTTP_PROXY} and {@code NO_PROXY}, in capitals or not.
 */
public final class Proxies extends ProxySelector {

    private final Map<String, URI> proxies;
    private final List<String> direct;

    private Proxies(Map<String, URI> proxies, List<String> direct) {
        this.proxies = proxies;
        this.direct = direct;
    }

    /**
     * Returns the proxies that the environment names; passwords in them are secrets from now on.
     *
     * @throws UnavailableException when one is no address
     */
    public static Proxies of(Map<String, String> environment, Secrets secrets) {
        Map<String, URI> proxies = new HashMap<>();
        for (String scheme : List.of("http", "https")) {
            String name = scheme + "_proxy";
            setting(environment, name).ifPresent(text -> proxies.put(scheme, address(name, text, secrets)));
        }
        List<String> direct = setting(environment, "no_proxy").stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        return new Proxies(proxies, direct);
    }

    void applyTo(HttpClient.Builder builder) {
        builder.proxy(this);
        Optional<String> login = proxies.values().stream()
                .map(URI::getUserInfo)
                .filter(user -> user != null && user.contains(":"))
                .findFirst();
        login.ifPresent(user -> builder.authenticator(new Login(user)));
    }

    /** Returns the proxy for requests to the address; empty when they go there directly. */
    public Optional<URI> proxy(URI uri) {
        return Optional.ofNullable(proxies.get(uri.getScheme()))
                .filter(proxy -> !isDirect(uri.getHost().toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(proxy(uri)
                .map(proxy -> new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                                proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort())))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
        // The request fails with the same problem, and that is reported.
    }

    private boolean isDirect(String host) {
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || direct.stream().anyMatch(name -> {
                    String plain = name.startsWith("*.") ? name.substring(2) : name.replaceFirst("^\\.", "");
                    return name.equals("*") || host.equals(plain) || host.endsWith("." + plain);
                });
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        String capitals = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
        String text = environment.getOrDefault(name, capitals);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static URI address(String name, String text, Secrets secrets) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null) {
                if (uri.getUserInfo() != null) {
                    secrets.add(uri.getUserInfo());
                    secrets.add(uri.getUserInfo().replaceFirst("^[^:]*:", ""));
                }
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without quoting what may hold a password.
        }
        throw new UnavailableException(name + " is not the address of a proxy, such as http://proxy.example.com:3128");
    }

    /** Logs in at the proxy, and nowhere else. */
    private static final class Login extends Authenticator {

        private final String user;

        Login(String user) {
            this.user = user;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            int colon = user.indexOf(':');
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(
                            user.substring(0, colon), user.substring(colon + 1).toCharArray())
                    : null;
        }
    }
}
