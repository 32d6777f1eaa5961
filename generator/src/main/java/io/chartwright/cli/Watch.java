package io.chartwright.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import picocli.CommandLine.ParameterException;

/** Does work again each time that files have changed, until the process is stopped. */
final class Watch {
    /** Files are looked at this often, because not every system tells of changes, and some do it late. */
    private static final long PAUSE_MILLISECONDS = 50;

    private final Path folder;
    private final List<Path> places;
    private final PrintStream messages;

    /**
     * Creates a watch.
     *
     * @param folder what files are named relative to
     * @param places the files, and the folders with all that is in them; they need not be there
     * @param messages receives what has changed
     */
    Watch(Path folder, List<Path> places, PrintStream messages) {
        this.folder = folder.toAbsolutePath().normalize();
        this.places =
                places.stream().map(place -> place.toAbsolutePath().normalize()).toList();
        this.messages = messages;
    }

    /**
     * Does the work at once and after every change.
     *
     * @return what the work returned last, when the thread is interrupted
     */
    int run(IntSupplier work) {
        // Taken before the work, so that what changes meanwhile is seen after it.
        Map<Path, String> seen = look();
        int code = work.getAsInt();
        messages.println("chartwright: waiting for changes; Ctrl-C ends");
        try {
            while (true) {
                Map<Path, String> before = seen;
                seen = changed(before);
                messages.println("chartwright: " + difference(before, seen));
                try {
                    code = work.getAsInt();
                } catch (ParameterException e) {
                    // What the command line names may be back after the next change.
                    messages.println("chartwright: " + e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return code;
        }
    }

    /** Returns what is there when something else is than before, and has been for a moment: an editor may still write. */
    private Map<Path, String> changed(Map<Path, String> before) throws InterruptedException {
        Map<Path, String> last = before;
        while (true) {
            Thread.sleep(PAUSE_MILLISECONDS);
            Map<Path, String> now = look();
            if (!now.equals(before) && now.equals(last)) {
                return now;
            }
            last = now;
        }
    }

    private String difference(Map<Path, String> before, Map<Path, String> after) {
        TreeSet<Path> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(file -> before.getOrDefault(file, "").equals(after.getOrDefault(file, "")));
        Path first = changed.first();
        String name = first.startsWith(folder) ? folder.relativize(first).toString() : first.toString();
        return changed.size() == 1 ? name + " changed" : name + " and " + (changed.size() - 1) + " more changed";
    }

    /** Returns the time and the size of every file. */
    private Map<Path, String> look() {
        Map<Path, String> seen = new TreeMap<>();
        for (Path place : places) {
            try {
                Files.walkFileTree(place, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        seen.put(file, attributes.lastModifiedTime() + " " + attributes.size());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) {
                        // It has just vanished, or the work says why it cannot be read.
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                // A folder has vanished while it was looked at; the next look is soon.
            }
        }
        return seen;
    }
}
