package io.chartwright.project;

import io.chartwright.model.ChartArchive;
import java.nio.file.Path;

/** Writes archives to the project's folder for what is made from it. */
public final class ArchiveWriter {
    private final ProjectLayout layout;

    /** Creates a writer into the project. */
    public ArchiveWriter(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Writes the archive beside its place, then renames it; an archive of the same version is replaced.
     *
     * @return where it is
     * @throws ProjectException when the disk fails
     */
    public Path write(ChartArchive archive) {
        Path target = place(archive);
        WholeFile.write(target, archive.content());
        return target;
    }

    /** Returns where the archive is written. */
    public Path place(ChartArchive archive) {
        return layout.dist().resolve(archive.fileName());
    }
}
