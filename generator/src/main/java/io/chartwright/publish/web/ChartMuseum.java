package io.chartwright.publish.web;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.store.StoredFile;
import java.net.URI;
import java.util.Optional;

/** A ChartMuseum server, which keeps charts and their signatures and makes the index itself. */
public final class ChartMuseum {

    private static final String PREFIX = "chartmuseum+";
    private static final int CONFLICT = 409;

    private final WebFolder files;
    private final WebFolder uploads;

    private ChartMuseum(WebFolder files, WebFolder uploads) {
        this.files = files;
        this.uploads = uploads;
    }

    /**
     * Returns the server.
     *
     * @param address of the form {@code chartmuseum+https://host}, followed by the names of the tenant if it has tenants
     * @param mayBePlain whether a server on another machine may be called without encryption
     * @throws UnknownNameException when the address has another form
     */
    public static ChartMuseum open(String address, Network network, boolean mayBePlain) {
        URI root = WebAddress.parse(address.substring(PREFIX.length()), mayBePlain);
        WebLogin login = WebLogin.of(root, network);
        URI api = root.resolve("/api" + root.getRawPath());
        return new ChartMuseum(
                new WebFolder(root.resolve("charts/"), network.client(), login),
                new WebFolder(api, network.client(), login));
    }

    /** Returns the address as a user would write it. */
    public String name() {
        return PREFIX + WebAddress.name(files.root().resolve(".."));
    }

    /** Returns the digest of a file, which is an archive or its signature, if it is there. */
    public Optional<Content> read(String file) {
        return files.read(file).map(StoredFile::bytes).map(Content::of);
    }

    /**
     * Uploads an archive; false when one of that version is there.
     *
     * @param mayReplace whether it may take the place of another one
     */
    public boolean upload(Content archive, boolean mayReplace) {
        return post("charts", archive, mayReplace);
    }

    /** Uploads a signature; false when there is one. */
    public boolean uploadProvenance(Content signature, boolean mayReplace) {
        return post("prov", signature, mayReplace);
    }

    /** Returns the digest of a file, if it is there. */
    public Optional<Digest> digest(String file) {
        return read(file).map(Content::digest);
    }

    private boolean post(String kind, Content bytes, boolean mayReplace) {
        WebRequest request = WebRequest.of("POST", URI.create(uploads.at(kind) + (mayReplace ? "?force" : "")))
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(bytes)
                .repeatable();
        WebResponse response = uploads.expect(request, CONFLICT);
        return response.isSuccess();
    }
}
