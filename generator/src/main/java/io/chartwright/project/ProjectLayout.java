package io.chartwright.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are in a repository; the only class that knows the folder names.
 *
 * @param root the repository, absolute
 */
public record ProjectLayout(Path root) {

    /** The folder of chart templates, relative to the project. */
    static final String CHART_TEMPLATES = "chart-templates";

    /** The folder of cloud profiles, relative to the project. */
    static final String VALUES = "values";

    /** The file that says what is not to be reported, relative to the project. */
    static final String SETTINGS = "chartwright.yaml";

    public ProjectLayout {
        root = root.toAbsolutePath().normalize();
    }

    /** Returns the layout of the nearest folder, from the given one upwards, that has chart templates. */
    public static Optional<ProjectLayout> around(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            ProjectLayout layout = new ProjectLayout(at);
            if (layout.isProject()) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** Returns whether the root has a folder of chart templates. */
    public boolean isProject() {
        return Files.isDirectory(chartTemplates());
    }

    /** Returns the folder with one folder of templates per chart. */
    public Path chartTemplates() {
        return root.resolve(CHART_TEMPLATES);
    }

    /** Returns the folder with the cloud profiles. */
    public Path values() {
        return root.resolve(VALUES);
    }

    /** Returns the file that says what is not to be reported. */
    public Path settings() {
        return root.resolve(SETTINGS);
    }

    /** Returns the folder of the generated chart. */
    public Path chart(String name) {
        return root.resolve("charts").resolve(name);
    }

    /** Returns the path of a generated file relative to the project. */
    public String chartFile(String chart, String path) {
        return "charts/" + chart + "/" + path;
    }

    /** Returns the folder that archives are written to. */
    public Path dist() {
        return root.resolve("dist");
    }

    /** Returns the chart repository that is published to when no other one is named. */
    public Path repository() {
        return dist().resolve("repo");
    }

    /** Returns the path relative to the project with forward slashes; paths outside of it stay as they are. */
    public String relative(Path path) {
        Path absolute = root.resolve(path).normalize();
        return absolute.startsWith(root) && !absolute.equals(root)
                ? root.relativize(absolute).toString().replace('\\', '/')
                : absolute.toString();
    }
}
