package io.chartwright.render;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.loader.ResourceLocator;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import com.hubspot.jinjava.objects.date.FixedDateTimeProvider;
import com.hubspot.jinjava.random.RandomNumberGeneratorStrategy;
import io.chartwright.model.Finding;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Renders templates with generation-time marks. The result depends on the template, its fragments and the data alone:
 * no clock, no chance, no locale.
 */
final class TemplateEngine {
    private static final long LARGEST_OUTPUT = 5L * 1024 * 1024;

    /** More problems in one template than anybody reads at once. */
    private static final int MOST_PROBLEMS = 50;

    private static final JinjavaConfig CONFIG = JinjavaConfig.newBuilder()
            .withTokenScannerSymbols(new Marks())
            .withTrimBlocks(true)
            .withLstripBlocks(true)
            .withKeepTrailingNewline(true)
            .withFailOnUnknownTokens(true)
            .withNestedInterpretationEnabled(false)
            .withMaxOutputSize(LARGEST_OUTPUT)
            .withLocale(Locale.ROOT)
            .withTimeZone(ZoneOffset.UTC)
            .withRandomNumberGeneratorStrategy(RandomNumberGeneratorStrategy.CONSTANT_ZERO)
            .withDateTimeProvider(new FixedDateTimeProvider(0))
            .withDisabled(Map.of(Library.TAG, Set.of("extends", "from", "import")))
            .build();

    /** One for all renderings, because to make one instantiates some two hundred filters, tags and functions. */
    private static final Jinjava JINJAVA = jinjava();

    private final Map<String, SourceFile> fragments;

    /**
     * Creates an engine.
     *
     * @param fragments what templates may include, by the path that they write
     */
    TemplateEngine(Map<String, SourceFile> fragments) {
        this.fragments = Map.copyOf(fragments);
    }

    /** Loads the classes. */
    static void prepare() {
        JINJAVA.getGlobalContext();
    }

    /**
     * Returns the rendered text; meaningless when findings were added.
     *
     * @param findings receives every problem of the template and its fragments
     */
    String render(SourceFile template, Map<String, ?> data, List<Finding> findings) {
        Map<String, SourceFile> sources = new HashMap<>(fragments);
        sources.put("", template);
        Set<Finding> seen = new LinkedHashSet<>();
        String output = "";
        for (int i = 0; i < MOST_PROBLEMS; i++) {
            List<TemplateProblem> problems = new ArrayList<>();
            output = renderOnce(sources, data, problems);
            boolean isNew = false;
            for (TemplateProblem problem : problems) {
                isNew |= seen.add(problem.finding(sources));
            }
            // An unknown name ends the rendering, so leave it out and look for the next one.
            if (!isNew || problems.stream().noneMatch(problem -> problem.leaveOut(sources))) {
                break;
            }
        }
        findings.addAll(seen);
        return output;
    }

    private static String renderOnce(
            Map<String, SourceFile> sources, Map<String, ?> data, List<TemplateProblem> problems) {
        Includes includes = new Includes(sources);
        RenderResult result = JINJAVA.renderForResult(text(sources, ""), includes.with(data));
        for (TemplateError error : result.getErrors()) {
            String file = includes.fileOf(error).or(includes::fatalFile).orElse("");
            problems.add(new TemplateProblem(file, error));
        }
        return result.getOutput();
    }

    /** Jinjava looks for its own classes by the thread's loader, which in a pool is not always the one that has them. */
    private static Jinjava jinjava() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Jinjava.class.getClassLoader());
        try {
            Jinjava jinjava = new Jinjava(CONFIG);
            jinjava.setResourceLocator(new Fragments());
            jinjava.getGlobalContext().registerTag(new IncludeTracker());
            return jinjava;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String text(Map<String, SourceFile> sources, String file) {
        SourceFile source = sources.get(file);
        return source == null ? "" : source.text();
    }

    /** Finds fragments in memory; nothing is read from disk or network. */
    private record Fragments() implements ResourceLocator {
        @Override
        public String getString(String path, Charset encoding, JinjavaInterpreter interpreter)
                throws ResourceNotFoundException {
            return Includes.of(interpreter)
                    .text(path)
                    .orElseThrow(() -> new ResourceNotFoundException("no fragment '" + path + "'"));
        }
    }
}
