package io.chartwright.publish;

import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.FolderStore;
import io.chartwright.publish.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The kinds of chart repositories, by how a user writes them. */
public final class Targets {

    /** Two letters at least, so that a drive of Windows is no scheme. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private Targets() {}

    /**
     * Returns the target that the text names: a folder, or a {@code file://} URL.
     *
     * @throws UnknownNameException when no target is written like that
     */
    public static Target open(String repository, PublishOptions options, Timing timing) {
        Patience patience = new Patience(options.retryTime(), timing);
        return new IndexTarget(store(repository, patience), options, patience, List.of());
    }

    private static Store store(String repository, Patience patience) {
        try {
            if (repository.startsWith("file:")) {
                return new FolderStore(Path.of(URI.create(repository)), patience);
            }
            if (!repository.isBlank() && !SCHEME.matcher(repository).matches()) {
                return new FolderStore(Path.of(repository), patience);
            }
        } catch (IllegalArgumentException e) {
            throw unknown(repository + "' (" + e.getMessage() + ")");
        }
        throw unknown(repository + "'");
    }

    private static UnknownNameException unknown(String repository) {
        return new UnknownNameException("there is no repository of the kind '" + repository
                + "; name a folder, such as dist/repo or file:///srv/charts");
    }
}
