package io.chartwright.render;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one rendering: what may be included, and which of them its errors arose in. */
final class Includes {
    /** No template can say it, since names have no blanks. */
    private static final String NAME = "the includes";

    private final Map<String, SourceFile> sources;
    private final IdentityHashMap<TemplateError, String> files = new IdentityHashMap<>();
    private @Nullable String fatal;

    /** Creates the files of one rendering, of which the one with the empty path is the template. */
    Includes(Map<String, SourceFile> sources) {
        this.sources = Map.copyOf(sources);
    }

    /** Returns those of the interpreter's rendering. */
    static Includes of(JinjavaInterpreter interpreter) {
        return (Includes) Objects.requireNonNull(interpreter.getContext().get(NAME), NAME);
    }

    /** Returns the data of a rendering that has these includes. */
    Map<String, ?> with(Map<String, ?> data) {
        Map<String, @Nullable Object> all = new HashMap<>(data);
        all.put(NAME, this);
        return all;
    }

    /** Returns the text of a fragment; empty when there is none of that path. */
    Optional<String> text(String path) {
        return isFragment(path) ? Optional.ofNullable(sources.get(path)).map(SourceFile::text) : Optional.empty();
    }

    /** Keeps that these errors arose in the file, unless it is known already that they did in one that it includes. */
    void add(List<TemplateError> errors, String file) {
        for (TemplateError error : errors) {
            if (isFragment(file) && isInside(error)) {
                files.putIfAbsent(error, file);
            }
        }
    }

    /** Keeps that an exception ended the rendering in the file, unless it is known already that it did in one within. */
    void end(String file) {
        fatal = fatal == null && isFragment(file) ? file : fatal;
    }

    /** Returns the fragment that the error arose in; empty for the template itself. */
    Optional<String> fileOf(TemplateError error) {
        return Optional.ofNullable(files.get(error));
    }

    /** Returns the fragment that an exception ended; empty for the template itself. */
    Optional<String> fatalFile() {
        return Optional.ofNullable(fatal);
    }

    private boolean isFragment(String path) {
        return !path.isEmpty() && sources.containsKey(path);
    }

    /** A fragment that includes itself is the including file's error. */
    private static boolean isInside(TemplateError error) {
        String kind = error.getException() == null
                ? ""
                : error.getException().getClass().getSimpleName();
        return !kind.contains("Cycle");
    }
}
