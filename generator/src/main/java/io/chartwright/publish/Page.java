package io.chartwright.publish;

import io.chartwright.model.ByteSource;

/** A file that shows the index of a repository to people, and is written anew whenever the index has changed. */
public interface Page {

    /** Returns its path in the repository. */
    String path();

    /** Returns the file for the index; the same for the same index. */
    ByteSource of(ByteSource index);
}
