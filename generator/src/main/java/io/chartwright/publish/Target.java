package io.chartwright.publish;

/** A chart repository of some kind that releases can be added to. */
public interface Target {

    /**
     * Adds the release, so that clients see all of it or nothing of it; does nothing when it is there with the same bytes.
     * A release that was added half before is completed.
     *
     * @throws io.chartwright.model.ConflictException when the version is there with other bytes; nothing was changed
     * @throws io.chartwright.model.UnavailableException when the repository cannot be read or written
     * @throws io.chartwright.model.InvalidInputException when the repository's own files are broken; nothing was changed
     */
    Publication publish(Release release);
}
