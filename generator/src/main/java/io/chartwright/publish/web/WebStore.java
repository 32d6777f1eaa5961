package io.chartwright.publish.web;

import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;
import java.net.URI;
import java.util.Arrays;

/** A folder of a web server that takes files: with locks when the server has them (WebDAV class 2), else one writer. */
public final class WebStore implements Store {

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
     * @param mayBePlain whether a server on another machine may be called without encryption
     * @throws io.chartwright.model.UnknownNameException when the address has another form
     */
    public static WebStore open(String address, Network network, boolean mayBePlain) {
        URI root = WebAddress.parse(address, mayBePlain);
        WebFolder folder = new WebFolder(root, network.client(), WebLogin.of(root, network));
        WebRequest request = WebRequest.of("OPTIONS", root);
        boolean isLocking = folder.expect(request, 403, 404, 405, 501).headers("DAV").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .anyMatch(part -> part.strip().equals("2"));
        return new WebStore(folder, network.patience(), isLocking);
    }

    @Override
    public String name() {
        return WebAddress.name(folder.root());
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
}
