package io.chartwright.render;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.tag.IncludeTag;
import com.hubspot.jinjava.tree.TagNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code include} tag, which remembers the file that an error arose in: the error itself has only the line. */
final class IncludeTracker extends IncludeTag {
    private static final long serialVersionUID = 1L;

    private final transient IdentityHashMap<TemplateError, String> files = new IdentityHashMap<>();
    private final transient Set<String> fragments;
    private transient @Nullable String fatal;

    /** Creates the tag for the fragments that there are. */
    IncludeTracker(Set<String> fragments) {
        this.fragments = Set.copyOf(fragments);
    }

    @Override
    public String interpret(TagNode tag, JinjavaInterpreter interpreter) {
        int before = interpreter.getErrors().size();
        String file = resolveTemplateFile(tag, interpreter);
        try {
            return super.interpret(tag, interpreter);
        } catch (RuntimeException e) {
            fatal = fatal == null && fragments.contains(file) ? file : fatal;
            throw e;
        } finally {
            List<TemplateError> errors = interpreter.getErrors();
            for (TemplateError error : errors.subList(Math.min(before, errors.size()), errors.size())) {
                if (fragments.contains(file) && isInside(error)) {
                    files.putIfAbsent(error, file);
                }
            }
        }
    }

    /** Returns the fragment that the error arose in; empty for the template itself. */
    Optional<String> fileOf(TemplateError error) {
        return Optional.ofNullable(files.get(error));
    }

    /** Returns the fragment that an exception ended; empty for the template itself. */
    Optional<String> fatalFile() {
        return Optional.ofNullable(fatal);
    }

    /** A fragment that includes itself is the including file's error. */
    private static boolean isInside(TemplateError error) {
        String kind = error.getException() == null
                ? ""
                : error.getException().getClass().getSimpleName();
        return !kind.contains("Cycle");
    }
}
