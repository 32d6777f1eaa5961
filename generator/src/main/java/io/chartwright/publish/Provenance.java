package io.chartwright.publish;

import io.chartwright.model.Content;

/** A signature of an archive, in the file {@code <archive>.prov} that Helm reads. */
public interface Provenance {

    /** Returns the file. */
    Content content();

    /** Returns whether another file, which is published already, is as good: it signs the same archive with the same key. */
    boolean accepts(Content published);

    /** Returns a file that only an equal one is as good as. */
    static Provenance of(Content content) {
        return new Provenance() {
            @Override
            public Content content() {
                return content;
            }

            @Override
            public boolean accepts(Content published) {
                return published.equals(content);
            }
        };
    }
}
