package io.chartwright.publish.store;

import io.chartwright.model.ByteSource;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.util.Optional;

/** How one kind of object store is spoken to. */
public interface ObjectProtocol {

    /** Returns where the store's files are. */
    Place place();

    /** Returns the store as a user would write it, without credentials. */
    default String name() {
        return place().text();
    }

    /** Returns what proves who asks. */
    Authorizer authorizer();

    /** Returns the request for a file. */
    WebRequest read(String path);

    /** Returns the header in which the store says what it calls the state of a file. */
    String versionHeader();

    /** Returns what the store calls the state of a file that was read. */
    default String version(WebResponse response) {
        return response.header(versionHeader())
                .orElseThrow(() -> new UnavailableException(
                        name() + " gives no " + versionHeader() + ", without which no file can be changed safely"));
    }

    /**
     * Returns the request that writes a file.
     *
     * @param version the state that it must have; empty when there must be none
     */
    WebRequest write(String path, Optional<String> version, ByteSource bytes);

    /** Returns the request that removes a file. */
    WebRequest delete(String path);

    /** Returns whether the answer says that the bucket or container, not the file, is missing. */
    boolean isStoreMissing(WebResponse response);

    /** Returns what a user can do about the answer, a clause; empty when that is not known. */
    String advice(WebResponse response);
}
