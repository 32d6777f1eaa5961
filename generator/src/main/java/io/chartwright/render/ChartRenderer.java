package io.chartwright.render;

import io.chartwright.cache.PartCache;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Lazy;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Profile;
import io.chartwright.model.Sources;
import io.chartwright.model.ValuesContract;
import io.chartwright.render.RenderedParts.Overlays;
import io.chartwright.render.RenderedParts.Rendered;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the templates of one chart and the cloud profiles into a chart in memory. */
public final class ChartRenderer {
    static final String FACTS = "facts.yaml";
    static final String METADATA = "Chart.yaml";
    static final String TEMPLATE = ".j2";

    private final ChartSource source;
    private final ValuesContract contract;
    private final Collection<ChartFile> profiles;
    private final RenderedParts parts;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, ChartFile> written = new TreeMap<>();
    private final Map<String, String> sources = new HashMap<>();

    /** Creates a renderer of which no part is there from earlier runs. */
    public ChartRenderer(ChartSource source, ValuesContract contract, Collection<ChartFile> profiles) {
        this(source, contract, profiles, new RenderedParts(PartCache.none(), source, profiles));
    }

    /**
     * Creates a renderer for one chart.
     *
     * @param source the chart's templates
     * @param contract what its values model yields
     * @param profiles the profile files
     * @param parts what earlier runs made of them
     */
    public ChartRenderer(
            ChartSource source, ValuesContract contract, Collection<ChartFile> profiles, RenderedParts parts) {
        this.source = source;
        this.contract = contract;
        this.profiles = List.copyOf(profiles);
        this.parts = parts;
    }

    /**
     * Returns the chart.
     *
     * @throws InvalidInputException with every problem of the templates and the profiles
     */
    public Chart render() {
        Lazy<Mapping> facts = new Lazy<>(this::facts);
        Overlays read = parts.overlays().orElseGet(() -> overlays(facts.get()));
        List<Overlay> overlays = read.overlays();
        Lazy<Digest> key = new Lazy<>(() -> parts.data(overlays));
        Lazy<Map<String, @Nullable Object>> known = new Lazy<>(() -> data(facts.get(), overlays));
        Mapping metadata = metadata(known, key);
        Optional<ChartId> id = ChartMetadata.read(metadata, source.name(), findings);
        Lazy<Map<String, @Nullable Object>> data = new Lazy<>(() -> {
            known.get().put("chart", PlainData.of(metadata));
            return known.get();
        });
        renderTemplates(data, key);
        put(ChartFile.of("values.yaml", contract.valuesYaml()), source.pathOf(ChartSource.VALUES_MODEL));
        put(ChartFile.of("values.schema.json", contract.schemaJson()), source.pathOf(ChartSource.VALUES_MODEL));
        for (int i = 0; i < overlays.size(); i++) {
            String origin = overlays.get(i).source();
            read.files().get(i).forEach(file -> put(file, origin));
        }
        if (!findings.isEmpty() || id.isEmpty()) {
            throw new InvalidInputException(findings.stream().distinct().toList());
        }
        Sources lines = new Sources(sources, contract.defaults(), new Lines(data, new HashMap<>()), read.inherited());
        return new Chart(id.get(), metadata, written, overlays, lines);
    }

    private Overlays overlays(Mapping facts) {
        ProfileReader reader = new ProfileReader(facts, contract.defaults(), findings);
        List<Overlay> overlays = reader.read(profiles).stream()
                .map(Profile::overlays)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Overlay::name))
                .toList();
        OverlayFiles files = new OverlayFiles(source.name(), contract.defaults());
        Overlays read = new Overlays(
                overlays,
                reader.inherited(),
                overlays.parallelStream().map(files::write).toList());
        if (findings.isEmpty()) {
            parts.keep(read);
        }
        return read;
    }

    private Map<String, @Nullable Object> data(Mapping facts, List<Overlay> overlays) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("facts", PlainData.of(facts));
        data.put("values", PlainData.of(contract.defaults()));
        data.put("overlays", overlays.stream().map(PlainData::of).toList());
        data.put("valuesTable", contract.referenceTable());
        return data;
    }

    /** Loads what templates are rendered with, which takes as long as reading a values model. */
    public static void prepare() {
        TemplateEngine.prepare();
    }

    /** Returns the problems of the facts and the profiles, which can be told when the values model cannot be read. */
    public static List<Finding> problemsOfProfiles(ChartSource source, Collection<ChartFile> profiles) {
        Location nowhere = Location.of(source.folder());
        ValuesContract nothing = new ValuesContract(Mapping.empty(nowhere), "", "", "");
        ChartRenderer renderer = new ChartRenderer(source, nothing, profiles);
        new ProfileReader(renderer.facts(), nothing.defaults(), renderer.findings).read(profiles);
        return List.copyOf(renderer.findings);
    }

    private Mapping facts() {
        ChartFile file = source.files().get(FACTS);
        return file == null
                ? Mapping.empty(Location.of(source.pathOf(FACTS)))
                : tree(new YamlReader("template"), source.pathOf(FACTS), file.text());
    }

    private Mapping metadata(Lazy<? extends Map<String, ?>> data, Supplier<Digest> key) {
        String path = source.files().containsKey(METADATA) ? METADATA : METADATA + TEMPLATE;
        ChartFile file = source.files().get(path);
        if (file == null) {
            findings.add(Finding.error(
                    "chart/metadata",
                    Location.of(source.folder()),
                    "the chart has no " + METADATA,
                    "add " + source.pathOf(METADATA) + " with its name and version"));
            return Mapping.empty(Location.of(source.pathOf(METADATA)));
        }
        Rendered rendered = parts.rendered(path, key).orElseGet(() -> metadata(path, file, data, key));
        put(ChartFile.of(METADATA, rendered.text()), source.pathOf(path));
        return rendered.tree().orElse(Mapping.empty(Location.of(source.pathOf(path))));
    }

    private Rendered metadata(String path, ChartFile file, Lazy<? extends Map<String, ?>> data, Supplier<Digest> key) {
        int before = findings.size();
        SourceFile template = sourceFile(path, file);
        boolean isTemplate = path.endsWith(TEMPLATE);
        String text = isTemplate ? engine().render(template, data.get(), findings) : file.text();
        if (findings.size() > before) {
            return new Rendered(text, Optional.empty());
        }
        YamlReader reader = new YamlReader("chart");
        Mapping tree = tree(isTemplate ? reader.ofRendered() : reader, template.path(), text);
        if (isTemplate) {
            LineMap lines = new LineMap(template, fragments(), data.get(), text);
            findings.subList(before, findings.size()).replaceAll(found -> found.at(lines.place(found.location())));
            tree = lines.relocate(tree);
        }
        // What the file lacks is said of it as a whole.
        Rendered rendered = new Rendered(text, Optional.of(new Mapping(tree.entries(), Location.of(template.path()))));
        if (findings.size() == before) {
            parts.keep(path, key, rendered);
        }
        return rendered;
    }

    private void renderTemplates(Lazy<? extends Map<String, ?>> data, Supplier<Digest> key) {
        TemplateEngine engine = engine();
        List<RenderedFile> rendered = source.files().values().parallelStream()
                .filter(file -> !isRead(file.path()))
                .map(file -> render(file, engine, data, key))
                .toList();
        for (RenderedFile file : rendered) {
            findings.addAll(file.findings());
            put(file.file(), file.origin());
        }
    }

    private static boolean isRead(String path) {
        return isFragment(path)
                || Set.of(FACTS, ChartSource.VALUES_MODEL, METADATA, METADATA + TEMPLATE)
                        .contains(path);
    }

    /** Returns whether the file is only there to be included. */
    static boolean isFragment(String path) {
        return path.startsWith("_");
    }

    private RenderedFile render(
            ChartFile file, TemplateEngine engine, Lazy<? extends Map<String, ?>> data, Supplier<Digest> key) {
        String path = file.path();
        List<Finding> problems = new ArrayList<>();
        ChartFile made = file;
        if (path.endsWith(TEMPLATE)) {
            Rendered rendered = parts.rendered(path, key).orElseGet(() -> {
                String text = engine.render(sourceFile(path, file), data.get(), problems);
                Rendered now = new Rendered(text, Optional.empty());
                if (problems.isEmpty()) {
                    parts.keep(path, key, now);
                }
                return now;
            });
            made = ChartFile.of(path.substring(0, path.length() - TEMPLATE.length()), rendered.text());
        }
        return new RenderedFile(made, source.pathOf(path), problems);
    }

    private TemplateEngine engine() {
        return new TemplateEngine(fragments());
    }

    /** A file of the chart, the source that it comes from, and what is wrong with that. */
    private record RenderedFile(ChartFile file, String origin, List<Finding> findings) {}

    /** Finds lines when they are asked for, which is when something is wrong with the chart. */
    private final class Lines implements Sources.Lines {
        private final Lazy<? extends Map<String, ?>> data;
        private final Map<String, LineMap> maps;

        Lines(Lazy<? extends Map<String, ?>> data, Map<String, LineMap> maps) {
            this.data = data;
            this.maps = maps;
        }

        @Override
        public synchronized Optional<Location> find(String path, int line, int column) {
            ChartFile template = source.files().get(path + TEMPLATE);
            ChartFile made = written.get(path);
            if (template == null || made == null) {
                return Optional.empty();
            }
            return maps.computeIfAbsent(
                            path,
                            key -> new LineMap(
                                    sourceFile(path + TEMPLATE, template), fragments(), data.get(), made.text()))
                    .find(line, column);
        }
    }

    private Map<String, SourceFile> fragments() {
        Map<String, SourceFile> fragments = new HashMap<>();
        source.files().values().stream()
                .filter(file -> isFragment(file.path()))
                .forEach(file -> fragments.put(file.path(), sourceFile(file.path(), file)));
        return fragments;
    }

    private SourceFile sourceFile(String path, ChartFile file) {
        return new SourceFile(source.pathOf(path), file.text());
    }

    private Mapping tree(YamlReader reader, String path, String text) {
        try {
            return reader.readMapping(path, text);
        } catch (InvalidInputException e) {
            findings.addAll(e.findings());
            return Mapping.empty(Location.of(path));
        }
    }

    private void put(ChartFile file, String origin) {
        sources.put(file.path(), origin);
        if (written.putIfAbsent(file.path(), file) != null) {
            findings.add(Finding.error(
                    "template/collision",
                    Location.of(origin),
                    "'" + file.path() + "' is made twice",
                    "rename or remove one of its sources"));
        }
    }
}
