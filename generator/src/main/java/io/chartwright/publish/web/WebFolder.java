package io.chartwright.publish.web;

import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoredFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A folder of a web server.
 *
 * @param root its address, with a slash at the end
 * @param web sends requests
 * @param login who logs in
 */
record WebFolder(URI root, WebClient web, Authorizer login) implements StoreReader {

    /** Returns the address of a file or folder in it. */
    URI at(String path) {
        try {
            return URI.create(
                    root + new URI(null, null, "/" + path, null).getRawPath().substring(1));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path: " + path, e);
        }
    }

    /** Returns a request about a file, which no cache answers. */
    WebRequest request(String method, String path) {
        return WebRequest.of(method, at(path)).withHeader("Cache-Control", "no-cache");
    }

    WebResponse send(WebRequest request) {
        return web.send(request, login);
    }

    /** Returns the answer, which is a success or has one of the other statuses. */
    WebResponse expect(WebRequest request, Integer... others) {
        WebResponse response = send(request);
        for (int status : others) {
            if (response.status() == status) {
                return response;
            }
        }
        if (response.isSuccess()) {
            return response;
        }
        throw web.refused(request, response);
    }

    @Override
    public Optional<StoredFile> read(String path) {
        WebResponse response = expect(request("GET", path), 404, 410);
        if (!response.isSuccess()) {
            return Optional.empty();
        }
        StoredFile file = new StoredFile(response.body(), "");
        // What servers call a version may stay the same within a second; the digest does not.
        return Optional.of(new StoredFile(response.body(), file.digest().hex()));
    }
}
