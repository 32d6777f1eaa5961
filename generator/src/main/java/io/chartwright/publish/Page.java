package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.store.StoreReader;

/** A file that shows a repository to people, and is written after the index. */
interface Page {

    /** Returns its path in the repository. */
    String path();

    /**
     * Returns the file; the same for the same repository.
     *
     * @param files the files as they will be when the release is there
     */
    ByteSource of(ByteSource index, StoreReader files);

    /** Returns whether people write in it, so that what is there already stays. */
    boolean isKept();
}
