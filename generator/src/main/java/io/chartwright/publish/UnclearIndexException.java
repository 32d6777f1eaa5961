package io.chartwright.publish;

/** An index is written in a way that cannot be changed safely; a finding is made of it where the file's name is known. */
final class UnclearIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Creates the exception.
     *
     * @param problem what is wrong, a clause
     * @param offset where in the text, in bytes
     */
    UnclearIndexException(String problem, int offset) {
        super(problem);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
