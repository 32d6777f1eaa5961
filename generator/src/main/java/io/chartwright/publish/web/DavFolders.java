package io.chartwright.publish.web;

import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Makes folders on a WebDAV server.
 *
 * @param folder the folder in which they are
 * @param lock adds what proves that we hold the lock
 */
record DavFolders(WebFolder folder, UnaryOperator<WebRequest> lock) {

    private static final int NO_PARENT = 409;

    /** Makes the folder, and those above it, unless it is there. */
    void make(String path) {
        make(folder.at(path));
    }

    private void make(URI place) {
        URI parent = place.resolve("..");
        boolean hasParent = !parent.equals(place) && !parent.getRawPath().contains("..");
        if (!hasParent || isThere(place)) {
            return;
        }
        WebRequest request = lock.apply(WebRequest.of("MKCOL", place));
        WebResponse response = folder.send(request);
        if (response.status() == NO_PARENT) {
            make(parent);
            response = folder.send(request);
        }
        // Apache says 403, not 405, when another publisher makes the folder in the same moment.
        if (!response.isSuccess() && !isThere(place)) {
            throw folder.web().refused(request, response);
        }
    }

    private boolean isThere(URI place) {
        WebRequest request = WebRequest.of("PROPFIND", place).withHeader("Depth", "0");
        return folder.expect(request, 404, 405, 403).status() != 404;
    }
}
