package io.chartwright.render;

import io.chartwright.cache.KeyBuilder;
import io.chartwright.cache.PartCache;
import io.chartwright.cache.PartCache.Form;
import io.chartwright.cache.ResultReader;
import io.chartwright.cache.ResultWriter;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Overlay.Layers;
import io.chartwright.model.ValuesContract;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What earlier runs made of the sources of one chart. Nothing is kept that had a problem, so that who asks for a part that
 * is there has nothing to report of it.
 */
public final class RenderedParts {
    private final PartCache cache;
    private final ChartSource source;
    private final Supplier<Digest> profilesKey;

    /**
     * Creates the parts of the chart.
     *
     * @param profiles the profile files
     */
    public RenderedParts(PartCache cache, ChartSource source, Collection<ChartFile> profiles) {
        this.cache = cache;
        this.source = source;
        this.profilesKey = () -> {
            KeyBuilder key =
                    new KeyBuilder().with(List.of(digest(ChartSource.VALUES_MODEL), digest(ChartRenderer.FACTS)));
            profiles.forEach(file ->
                    key.with(List.of(file.path(), file.content().digest().hex())));
            return key.key();
        };
    }

    /** Returns what the values model yields. */
    public Optional<ValuesContract> contract() {
        return cache.get(part(ChartSource.VALUES_MODEL), this::modelKey, CONTRACT);
    }

    /** Keeps what the values model yields. */
    public void keep(ValuesContract contract) {
        cache.put(part(ChartSource.VALUES_MODEL), this::modelKey, CONTRACT, contract);
    }

    /** Returns what the profiles yield. */
    Optional<Overlays> overlays() {
        return cache.get(part("overlays"), profilesKey, OVERLAYS);
    }

    /** Keeps what the profiles yield. */
    void keep(Overlays overlays) {
        cache.put(part("overlays"), profilesKey, OVERLAYS, overlays);
    }

    /** Returns the texts that a template renders to, and the tree that it is where one was kept. */
    Optional<Rendered> rendered(String path, Supplier<Digest> data) {
        return cache.get(part(path), () -> templateKey(path, data), RENDERED);
    }

    /** Keeps what a template renders to. */
    void keep(String path, Supplier<Digest> data, Rendered rendered) {
        cache.put(part(path), () -> templateKey(path, data), RENDERED, rendered);
    }

    /** Returns the digest of all that templates are rendered with. */
    Digest data(Collection<Overlay> overlays) {
        KeyBuilder key = new KeyBuilder()
                .with(List.of(digest(ChartSource.VALUES_MODEL), digest(ChartRenderer.FACTS)))
                .with(List.of(digest(ChartRenderer.METADATA), digest(ChartRenderer.METADATA + ChartRenderer.TEMPLATE)));
        overlays.forEach(overlay -> key.with(
                PlainData.of(overlay).values().stream().map(String::valueOf).toList()));
        source.files().values().stream()
                .filter(file -> ChartRenderer.isFragment(file.path()))
                .forEach(file ->
                        key.with(List.of(file.path(), file.content().digest().hex())));
        return key.key();
    }

    private Digest modelKey() {
        return new KeyBuilder().with(digest(ChartSource.VALUES_MODEL)).key();
    }

    private Digest templateKey(String path, Supplier<Digest> data) {
        return new KeyBuilder().with(List.of(data.get().hex(), digest(path))).key();
    }

    private String part(String name) {
        return source.pathOf(name);
    }

    private String digest(String path) {
        ChartFile file = source.files().get(path);
        return file == null ? "" : file.content().digest().hex();
    }

    /**
     * What the profiles of a chart yield.
     *
     * @param overlays the overlays, sorted by name
     * @param inherited the keys that say what holds without them
     * @param files the files that each overlay is written to
     */
    record Overlays(List<Overlay> overlays, List<Finding> inherited, List<List<ChartFile>> files) {}

    /**
     * What a template renders to.
     *
     * @param text the text
     * @param tree the YAML in it, where the renderer needs it
     */
    record Rendered(String text, Optional<Mapping> tree) {}

    private static final Form<ValuesContract> CONTRACT = new Form<>() {
        @Override
        public void write(ValuesContract contract, ResultWriter out) {
            out.node(contract.defaults());
            out.text(contract.valuesYaml());
            out.text(contract.schemaJson());
            out.text(contract.referenceTable());
        }

        @Override
        public ValuesContract read(ResultReader in) throws IOException {
            return new ValuesContract(in.mapping(), in.text(), in.text(), in.text());
        }
    };

    private static final Form<Rendered> RENDERED = new Form<>() {
        @Override
        public void write(Rendered rendered, ResultWriter out) {
            out.text(rendered.text());
            out.all(rendered.tree().stream().toList(), out::node);
        }

        @Override
        public Rendered read(ResultReader in) throws IOException {
            String text = in.text();
            return new Rendered(text, in.all(ResultReader::mapping).stream().findFirst());
        }
    };

    private static final Form<Overlays> OVERLAYS = new Form<>() {
        @Override
        public void write(Overlays overlays, ResultWriter out) {
            out.all(overlays.overlays(), overlay -> write(overlay, out));
            out.all(overlays.inherited(), out::finding);
            out.all(
                    overlays.files(),
                    files -> out.all(files, file -> {
                        out.text(file.path());
                        out.text(file.text());
                    }));
        }

        private void write(Overlay overlay, ResultWriter out) {
            out.text(overlay.name());
            out.text(overlay.profile());
            out.text(overlay.source());
            out.text(overlay.title());
            out.text(overlay.description());
            out.text(overlay.cloud());
            out.texts(overlay.kubernetes());
            out.node(overlay.layers().values());
            out.node(overlay.layers().answers());
            out.node(overlay.layers().ci());
        }

        @Override
        public Overlays read(ResultReader in) throws IOException {
            return new Overlays(
                    in.all(this::overlay),
                    in.all(ResultReader::finding),
                    in.all(files -> files.all(file -> ChartFile.of(file.text(), file.text()))));
        }

        private Overlay overlay(ResultReader in) throws IOException {
            return new Overlay(
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.texts(),
                    new Layers(in.mapping(), in.mapping(), in.mapping()));
        }
    };
}
