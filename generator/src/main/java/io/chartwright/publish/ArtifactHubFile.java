package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.Content;
import io.chartwright.publish.store.StoreReader;

/**
 * The file by which Artifact Hub knows who owns a repository. People fill it in, so it is written once.
 *
 * <p>Source: Artifact Hub's documentation of {@code artifacthub-repo.yml}.
 */
final class ArtifactHubFile implements Page {

    @Override
    public String path() {
        return "artifacthub-repo.yml";
    }

    @Override
    public ByteSource of(ByteSource index, StoreReader files) {
        return Content.of("""
                # Tells Artifact Hub who owns this repository. Fill it in after you have added the repository there:
                # with its ID you become a verified publisher, and owners may claim it. It is never overwritten.
                # repositoryID: 00000000-0000-0000-0000-000000000000
                owners: []
                #  - name: Your name
                #    email: you@example.com
                """);
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
