package io.chartwright.publish.git;

import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A branch, such as the one that GitHub or GitLab Pages show. A session fetches what is new there into a temporary
 * repository, which all sessions share until the store is closed, and pushes one commit on top, only if the branch is
 * still where it was.
 */
public final class GitStore implements Store {

    private final GitAddress address;
    private final Identity identity;
    private final Remote remote;
    private final Patience patience;
    private Optional<LocalRepository> local = Optional.empty();

    /**
     * Creates the store.
     *
     * @param address of the form {@code git+https://host/path#branch}, or with {@code ssh} or {@code file}
     * @param network the environment variables, which say who logs in and who the author is, and the patience
     * @throws io.chartwright.model.UnknownNameException when the address has another form
     */
    public GitStore(String address, Network network) {
        QuietSystem.install();
        this.address = GitAddress.parse(address);
        this.identity = Identity.of(network.environment());
        this.remote = new Remote(this.address, GitLogin.of(this.address, network), network);
        this.patience = network.patience();
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public Writers writers() {
        return Writers.MANY;
    }

    @Override
    public StoreReader look() {
        return open();
    }

    @Override
    public synchronized StoreSession open() {
        try {
            LocalRepository here = local.isPresent() ? local.get() : LocalRepository.create();
            local = Optional.of(here);
            return GitSession.begin(here.repository(), remote, identity, patience);
        } catch (IOException e) {
            throw new PublishException("make a temporary git repository", e);
        }
    }

    /** Returns where the sessions keep what they fetched; empty when there is nothing. */
    synchronized Optional<Path> folder() {
        return local.map(LocalRepository::folder);
    }

    @Override
    public synchronized void close() {
        local.ifPresent(LocalRepository::close);
        local = Optional.empty();
    }
}
