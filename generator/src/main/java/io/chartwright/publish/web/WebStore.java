package io.chartwright.publish.web;

import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A folder of a web server that takes files: with locks when the server has them (WebDAV class 2), else one writer. */
public final class WebStore implements Store {

    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]");

    private final WebFolder folder;
    private final Patience patience;
    private final boolean isLocking;

    private WebStore(WebFolder folder, Patience patience, boolean isLocking) {
        this.folder = folder;
        this.patience = patience;
        this.isLocking = isLocking;
    }

    /**
     * Asks the server what it can do and returns the store.
     *
     * @param address of the form {@code https://host/path}
     * @param environment the environment variables: who logs in
     * @param mayBePlain whether a server on another machine may be called without encryption
     * @throws UnknownNameException when the address has another form
     */
    public static WebStore open(
            String address, WebClient web, Patience patience, Map<String, String> environment, boolean mayBePlain) {
        URI root = root(address, mayBePlain);
        WebFolder folder = new WebFolder(root, web, WebLogin.of(root, environment, web.secrets()));
        WebRequest request = WebRequest.of("OPTIONS", root);
        boolean isLocking = folder.expect(request, 403, 404, 405, 501).headers("DAV").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .anyMatch(part -> part.strip().equals("2"));
        return new WebStore(folder, patience, isLocking);
    }

    @Override
    public String name() {
        String text = folder.root().toString();
        return text.substring(0, text.length() - 1);
    }

    @Override
    public Writers writers() {
        return isLocking ? Writers.MANY : Writers.ONE;
    }

    @Override
    public StoreReader look() {
        return folder;
    }

    @Override
    public StoreSession open() {
        return isLocking ? DavSession.begin(folder, patience) : new PutSession(folder);
    }

    private static URI root(String address, boolean mayBePlain) {
        try {
            URI uri = URI.create(address.replaceFirst("/*$", "/"));
            boolean isPlain = "http".equals(uri.getScheme());
            boolean isAllowed =
                    "https".equals(uri.getScheme()) || (isPlain && (mayBePlain || LOCAL.contains(uri.getHost())));
            if (uri.getHost() != null
                    && isAllowed
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new UnknownNameException(
                "'" + address.replaceFirst("//[^/@]*@", "//…@").replaceFirst("\\?.*", "?…")
                        + "' is no folder of a web server: write https://HOST/PATH, without a password (CHARTWRIGHT_USERNAME"
                        + " and CHARTWRIGHT_PASSWORD log in); http:// needs --plain-http");
    }
}
