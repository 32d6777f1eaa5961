package io.chartwright.render;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.tag.IncludeTag;
import com.hubspot.jinjava.tree.TagNode;
import java.util.List;

/** The {@code include} tag, which remembers the file that an error arose in: the error itself has only the line. */
final class IncludeTracker extends IncludeTag {
    private static final long serialVersionUID = 1L;

    @Override
    public String interpret(TagNode tag, JinjavaInterpreter interpreter) {
        Includes includes = Includes.of(interpreter);
        int before = interpreter.getErrors().size();
        String file = resolveTemplateFile(tag, interpreter);
        try {
            return super.interpret(tag, interpreter);
        } catch (RuntimeException e) {
            includes.end(file);
            throw e;
        } finally {
            List<TemplateError> errors = interpreter.getErrors();
            includes.add(errors.subList(Math.min(before, errors.size()), errors.size()), file);
        }
    }
}
