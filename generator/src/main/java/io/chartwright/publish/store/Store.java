package io.chartwright.publish.store;

/** Where the files of a chart repository are kept. */
public interface Store extends AutoCloseable {

    /** How publishers who write at the same time are kept apart. */
    enum Writers {
        /** The store writes under conditions, holds a lock, or makes all changes at once: any number may write. */
        MANY,
        /** Nothing keeps them apart: whoever writes must know that nobody else does. */
        ONE
    }

    /** Returns the folder or address as a user would write it, without credentials. */
    String name();

    /** Returns how many may write at the same time. */
    Writers writers();

    /** Looks at the files as clients see them; changes nothing and takes no lock. */
    StoreReader look();

    /**
     * Begins a change of the files. A store with a lock takes it here.
     *
     * @throws io.chartwright.model.UnavailableException when the store cannot be reached or the lock is not to be had
     */
    StoreSession open();

    /** Removes what the store keeps on this machine between sessions; a later session begins without it. */
    @Override
    default void close() {}
}
