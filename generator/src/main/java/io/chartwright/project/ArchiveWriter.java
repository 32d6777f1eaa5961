package io.chartwright.project;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes archives to the project's folder for what is made from it. */
public final class ArchiveWriter {
    private final ProjectLayout layout;

    /** Creates a writer into the project. */
    public ArchiveWriter(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Writes the archive beside its place, then renames it; an archive of the same version is replaced, and the
     * provenance of other bytes is removed.
     *
     * @return where it is
     * @throws ProjectException when the disk fails
     */
    public Path write(ChartArchive archive) {
        Path target = place(archive);
        try {
            if (Files.isRegularFile(target) && !archive.content().hasBytes(Files.readAllBytes(target))) {
                Files.deleteIfExists(provenance(archive));
            }
        } catch (IOException e) {
            throw new ProjectException("replace", target, e);
        }
        WholeFile.write(target, archive.content());
        return target;
    }

    /**
     * Writes the archive's signature beside it.
     *
     * @throws ProjectException when the disk fails
     */
    public void writeProvenance(ChartArchive archive, Content signature) {
        WholeFile.write(provenance(archive), signature);
    }

    /** Returns where the archive is written. */
    public Path place(ChartArchive archive) {
        return layout.dist().resolve(archive.fileName());
    }

    /** Returns where the archive's signature is written. */
    public Path provenance(ChartArchive archive) {
        return layout.dist().resolve(archive.fileName() + ".prov");
    }
}
