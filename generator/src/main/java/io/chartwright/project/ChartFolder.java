package io.chartwright.project;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The folder of a Helm chart that chartwright did not make.
 *
 * @param path where it is
 * @param name what locations call it
 */
public record ChartFolder(Path path, String name) {

    /** Returns whether the folder has a {@code Chart.yaml}, be it one that cannot be read. */
    public static boolean isChart(Path folder) {
        return Files.exists(folder.resolve("Chart.yaml"), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Returns the text of a file in it; empty when there is none, or one that {@link #files} refuses.
     *
     * @throws ProjectException when the disk fails
     */
    public String text(String file) {
        Path at = path.resolve(file);
        try {
            boolean isReadable =
                    Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS) && Files.size(at) <= FileTree.LARGEST;
            return isReadable ? Content.of(Files.readAllBytes(at)).text() : "";
        } catch (IOException e) {
            throw new ProjectException("read", at, e);
        }
    }

    /**
     * Returns its files by their paths in the chart.
     *
     * @param isIgnored which paths are left out
     * @throws io.chartwright.model.InvalidInputException for links and files that are too large
     * @throws ProjectException when the disk fails
     */
    public Map<String, ChartFile> files(Predicate<String> isIgnored) {
        return new FileTree(path, name, isIgnored).read();
    }
}
