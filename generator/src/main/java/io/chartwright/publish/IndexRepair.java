package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.Digest;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.PackageReader;
import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.publish.IndexListing.Listed;
import io.chartwright.publish.RepositoryIndex.Edit;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an index say what the packages of its repository are. An entry whose package is there, or on another server, is
 * never dropped; what is right already stays byte for byte.
 */
public final class IndexRepair {

    /**
     * A change of an index.
     *
     * @param line where it stood, from 1
     * @param chart the chart's name
     * @param version its version, as the index had it
     * @param what what was done
     */
    public record Repaired(int line, String chart, String version, String what) {}

    private final IndexListing index;
    private final StoreReader files;
    private final List<Repaired> changes = new ArrayList<>();

    private IndexRepair(IndexListing index, StoreReader files) {
        this.index = index;
        this.files = files;
    }

    /**
     * Repairs the index of a repository and returns what was changed; nothing is written when nothing is. What was written
     * is read back.
     *
     * @param isDryRun whether to find out only
     * @param isSingleWriter whether the user says that nobody else publishes at the same time
     * @param timing the clock
     * @throws InvalidInputException when the index cannot be read as one
     * @throws io.chartwright.model.UnavailableException when the repository cannot be read or written, another publisher
     *     changes it at the same time, or it reads otherwise than it was written
     */
    public static List<Repaired> repair(Store store, boolean isDryRun, boolean isSingleWriter, Timing timing) {
        if (!isDryRun) {
            OneWriter.check(store, isSingleWriter);
        }
        IndexRepair repair;
        ByteSource repaired;
        try (StoreSession session = store.open()) {
            StoredFile file = session.read(RepositoryIndex.FILE)
                    .orElseThrow(
                            () -> new PublishException("there is no " + RepositoryIndex.FILE + " in " + store.name()));
            repair = of(store, file, session);
            List<Edit> edits = repair.edits();
            if (isDryRun || edits.isEmpty()) {
                return repair.changes;
            }
            repaired = RepositoryIndex.spliced(file.bytes(), edits);
            if (!session.replace(RepositoryIndex.FILE, file.version(), repaired) || !session.commit()) {
                throw new PublishException(
                        place(store) + " was changed by another publisher at the same time: run the repair again");
            }
        }
        new ReadingBack(store.name(), timing).check(() -> unseen(store, repaired), "was repaired");
        return repair.changes;
    }

    private static IndexRepair of(Store store, StoredFile file, StoreReader files) {
        return new IndexRepair(IndexListing.read(place(store), file.bytes()), files);
    }

    private static String place(Store store) {
        return store.name().replace('\\', '/') + "/" + RepositoryIndex.FILE;
    }

    /** Returns the index when clients see neither what was written nor another index without anything to repair. */
    private static Optional<String> unseen(Store store, ByteSource repaired) {
        try (StoreReader reader = store.look()) {
            boolean isSeen = reader.has(RepositoryIndex.FILE, repaired)
                    || reader.read(RepositoryIndex.FILE)
                            .filter(file -> of(store, file, reader).edits().isEmpty())
                            .isPresent();
            return isSeen ? Optional.empty() : Optional.of(RepositoryIndex.FILE);
        } catch (InvalidInputException e) {
            // It was an index when it was written, so it was damaged since.
            return Optional.of(RepositoryIndex.FILE);
        }
    }

    private List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        List<Listed> all = index.all();
        int at = 0;
        for (Map.Entry<String, Versions> chart : index.charts().entrySet()) {
            int count = chart.getValue().items().size();
            edit(chart.getKey(), chart.getValue(), all.subList(at, at + count)).ifPresent(edits::add);
            at += count;
        }
        return edits;
    }

    private Optional<Edit> edit(String chart, Versions versions, List<Listed> listed) {
        int before = changes.size();
        RepairedChart repaired = new RepairedChart();
        Set<String> paths = new HashSet<>();
        int from = versions.start();
        for (Listed each : listed) {
            repair(each, new Span(from, each.item().start()), paths, repaired);
            from = index.isJson() ? behindComma(each.item().end()) : each.item().end();
        }
        if (!repaired.isInOrder()) {
            changes.add(new Repaired(listed.get(0).line(), chart, "", "the versions were put in order, newest first"));
        }
        if (changes.size() == before) {
            return Optional.empty();
        }
        Item last = listed.get(listed.size() - 1).item();
        String text = String.join(index.isJson() ? "," : "", repaired.texts());
        return Optional.of(new Edit(new Span(versions.start(), last.end()), text));
    }

    private int behindComma(int end) {
        int at = end;
        while (at < index.text().length && index.text()[at] != ',' && index.text()[at] != ']') {
            at++;
        }
        return at + 1;
    }

    private void repair(Listed listed, Span gap, Set<String> paths, RepairedChart repaired) {
        Optional<Mapping> entry = entry(listed);
        PackageAddress address = entry.map(PackageAddress::of).orElse(new PackageAddress("", Optional.empty(), false));
        Optional<StoredFile> file = address.path().flatMap(files::read);
        String before = gap.of(index.text());
        if (entry.isPresent() && file.isEmpty() && !address.isElsewhere()) {
            report(listed, "dropped, since there is no package " + Printable.of(address.url()));
            return;
        }
        Optional<ChartArchive> archive = file.flatMap(there -> archive(there, listed));
        if (entry.isEmpty() || archive.isEmpty()) {
            repaired.add(index.version(listed), before + asItIs(listed));
            return;
        }
        if (!paths.add(address.path().orElse(""))) {
            report(listed, "dropped, since the same package is listed above");
            return;
        }
        List<String> wrong = wrong(entry.get(), archive.get());
        if (wrong.isEmpty()) {
            repaired.add(index.version(listed), before + asItIs(listed));
        } else {
            report(listed, "written anew from its package: " + String.join(", ", wrong));
            repaired.add(Optional.of(archive.get().id().version()), before + anew(listed, entry.get(), archive.get()));
        }
    }

    private Optional<Mapping> entry(Listed listed) {
        try {
            return Optional.of(index.entry(listed));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Returns the archive, unless it is none or is one of another chart, which a person must look at. */
    private static Optional<ChartArchive> archive(StoredFile file, Listed listed) {
        try {
            return Optional.of(PackageReader.read(file.bytes(), listed.chart()))
                    .filter(archive -> archive.id().name().equals(listed.chart()));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static List<String> wrong(Mapping entry, ChartArchive archive) {
        List<String> wrong = new ArrayList<>();
        Optional<Digest> digest = IndexListing.digest(entry);
        if (digest.filter(archive.digest()::equals).isEmpty()) {
            wrong.add("digest");
        }
        wrong.addAll(PackageCheck.differences(IndexEntry.metadata(entry), IndexEntry.metadata(archive.metadata())));
        return wrong;
    }

    private String asItIs(Listed listed) {
        String text = new Span(listed.item().start(), listed.item().end()).of(index.text());
        return index.isJson() || text.endsWith("\n") ? text : text + "\n";
    }

    private String anew(Listed listed, Mapping entry, ChartArchive archive) {
        IndexEntry now = IndexEntry.of(archive, entry);
        int start = listed.item().start();
        if (index.isJson()) {
            String space = new JsonScanner(index.text()).blanksBefore(start);
            return JsonIndex.object(now, space, !space.contains("\n"));
        }
        int column = Objects.requireNonNull(index.charts().get(listed.chart())).column();
        String lines = now.lines(" ".repeat(column));
        boolean isDosText = asItIs(listed).contains("\r\n");
        return isDosText ? lines.replace("\n", "\r\n") : lines;
    }

    private void report(Listed listed, String what) {
        String version = index.version(listed).map(Version::toString).orElse("");
        changes.add(new Repaired(listed.line(), listed.chart(), version, what));
    }
}
