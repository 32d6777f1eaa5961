package io.chartwright.yaml;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML as Helm does (YAML 1.1 words and numbers), keeping positions and comments.
 *
 * <p>Text from outside is bounded: {@value #MOST_CHARACTERS} characters, {@value #DEEPEST} levels, and
 * {@value TreeBuilder#MOST_NODES} nodes after aliases are followed. Problems are findings of the rules
 * {@code <group>/syntax} and {@code <group>/duplicate-key}.
 */
public final class YamlReader {

    /** How the parser says that the text ended where it wanted more. */
    private static final Pattern END = Pattern.compile("end of stream|stream end");

    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

    /** Nodes take some hundred bytes each before they are built, so they are counted as they are read. */
    private static final int MOST_EVENTS = TreeBuilder.MOST_NODES;

    private static final int DEEPEST = 100;

    private final String group;
    private final boolean isRendered;

    /** Creates a reader whose findings belong to the rule group, for example {@code profile}. */
    public YamlReader(String group) {
        this(group, false);
    }

    private YamlReader(String group, boolean isRendered) {
        this.group = group;
        this.isRendered = isRendered;
    }

    /** Returns a reader of texts that no person has written: no message names one of their lines. */
    public YamlReader ofRendered() {
        return new YamlReader(group, true);
    }

    /**
     * Returns the only document of the text as a mapping; an empty text is an empty mapping.
     *
     * @param file the path that locations name
     * @throws InvalidInputException when it is not YAML, has a key twice, is no mapping or has several documents
     */
    public Mapping readMapping(String file, String text) {
        List<Node> documents = readAll(file, text);
        if (documents.isEmpty()) {
            return Mapping.empty(Location.of(file));
        }
        if (documents.size() > 1) {
            throw new InvalidInputException(Finding.error(
                    group + "/syntax",
                    documents.get(1).location(),
                    "a second YAML document begins here",
                    "keep one document per file"));
        }
        if (documents.get(0) instanceof Mapping mapping) {
            return mapping;
        }
        throw new InvalidInputException(Finding.error(
                group + "/syntax",
                documents.get(0).location(),
                "expected a mapping, found " + documents.get(0).kind(),
                "write 'key: value' lines"));
    }

    /**
     * Returns every document of the text that is not empty.
     *
     * @param file the path that locations name
     * @throws InvalidInputException when it is not YAML or has a key twice; duplicates are reported all at once
     */
    public List<Node> readAll(String file, String text) {
        try {
            return documents(file, text, true);
        } catch (ClassCastException e) {
            // SnakeYAML trips over comments in some places, such as two of them with a blank line between after a block
            // of text.
            return documents(file, text, false);
        }
    }

    private List<Node> documents(String file, String text, boolean withComments) {
        TreeBuilder builder = new TreeBuilder(file, group, isRendered);
        List<Node> documents = new ArrayList<>();
        try {
            Composer composer = composer(text, withComments);
            while (composer.checkNode()) {
                Node node = builder.build(composer.getNode());
                if (!TreeBuilder.isEmptyDocument(node)) {
                    documents.add(node);
                }
            }
        } catch (MarkedYAMLException e) {
            throw new InvalidInputException(syntaxError(file, e));
        } catch (BoundedParser.TooManyNodesException e) {
            throw new InvalidInputException(tooMuch(location(file, e.mark())));
        } catch (YAMLException e) {
            throw new InvalidInputException(Finding.error(
                    group + "/syntax",
                    Location.of(file),
                    "not readable as YAML: " + firstLine(String.valueOf(e.getMessage())),
                    ""));
        }
        if (!builder.findings().isEmpty()) {
            throw new InvalidInputException(builder.findings());
        }
        return documents;
    }

    private Finding tooMuch(Location location) {
        return Finding.error(
                group + "/syntax",
                location,
                "the file has too much in it: more than " + MOST_EVENTS + " keys and values up to here",
                "split it");
    }

    private Finding syntaxError(String file, MarkedYAMLException e) {
        // What the text never closes is a problem where it was opened.
        boolean isAtBeginning = e.getProblemMark() == null
                || (e.getContextMark() != null
                        && END.matcher(String.valueOf(e.getProblem())).find());
        Mark mark = isAtBeginning ? e.getContextMark() : e.getProblemMark();
        Location location = mark == null ? Location.of(file) : location(file, mark);
        String context = e.getContext() == null ? "" : firstLine(e.getContext()) + ": ";
        return Finding.error(
                group + "/syntax",
                location,
                "not readable as YAML: " + context + firstLine(String.valueOf(e.getProblem())),
                "check the indentation and the quotes here and on the line before");
    }

    private static Location location(String file, Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Composer composer(String text, boolean withComments) {
        LoaderOptions options = options();
        options.setProcessComments(withComments);
        Parser parser = new ParserImpl(new StreamReader(text), options);
        return new Composer(new BoundedParser(parser, MOST_EVENTS), ScalarValues.RESOLVER, options);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }
}
