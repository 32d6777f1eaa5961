package io.chartwright.types;

/**
 * Something that may be created.
 *
 * @param apiVersion group and version, for example {@code apps/v1}
 * @param name for example {@code Deployment}
 */
record Kind(String apiVersion, String name) implements Comparable<Kind> {

    @Override
    public int compareTo(Kind other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return name + " " + apiVersion;
    }
}
