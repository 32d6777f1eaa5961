package io.chartwright.publish.store;

import io.chartwright.model.ByteSource;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.util.Optional;
import java.util.Set;

/** A store of objects that are written under conditions: each change is one request, and seen by others at once. */
public final class ObjectStore implements Store, StoreSession {

    private static final int NOT_FOUND = 404;

    /** The condition does not hold, or another write that is under way decides whether it does. */
    private static final Set<Integer> CONDITION_FAILED = Set.of(409, 412);

    private final ObjectProtocol protocol;
    private final WebClient client;

    /** Creates the store. */
    public ObjectStore(ObjectProtocol protocol, WebClient client) {
        this.protocol = protocol;
        this.client = client;
    }

    @Override
    public String name() {
        return protocol.name();
    }

    @Override
    public Writers writers() {
        return Writers.MANY;
    }

    @Override
    public StoreReader look() {
        return this;
    }

    @Override
    public StoreSession open() {
        return this;
    }

    @Override
    public Optional<StoredFile> read(String path) {
        WebRequest request = protocol.read(path);
        WebResponse response = client.send(request, protocol.authorizer());
        if (response.status() == NOT_FOUND && !protocol.isStoreMissing(response)) {
            return Optional.empty();
        }
        if (!response.isSuccess()) {
            throw refused(request, response);
        }
        return Optional.of(new StoredFile(response.body(), protocol.version(response)));
    }

    @Override
    public boolean create(String path, ByteSource bytes) {
        return write(protocol.write(path, Optional.empty(), bytes));
    }

    @Override
    public boolean replace(String path, String version, ByteSource bytes) {
        return write(protocol.write(path, Optional.of(version), bytes));
    }

    @Override
    public void delete(String path) {
        WebRequest request = protocol.delete(path);
        WebResponse response = client.send(request, protocol.authorizer());
        if (!response.isSuccess() && response.status() != NOT_FOUND) {
            throw refused(request, response);
        }
    }

    @Override
    public void close() {
        // Nothing is kept or held.
    }

    private boolean write(WebRequest request) {
        WebResponse response = client.send(request, protocol.authorizer());
        boolean isGone = response.status() == NOT_FOUND && !protocol.isStoreMissing(response);
        if (!response.isSuccess() && !isGone && !CONDITION_FAILED.contains(response.status())) {
            throw refused(request, response);
        }
        return response.isSuccess();
    }

    private UnavailableException refused(WebRequest request, WebResponse response) {
        UnavailableException plain = client.refused(request, response);
        String advice = protocol.advice(response);
        return advice.isEmpty() ? plain : new UnavailableException(plain.getMessage() + ": " + advice);
    }
}
