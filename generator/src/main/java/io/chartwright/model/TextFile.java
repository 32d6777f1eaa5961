package io.chartwright.model;

/**
 * A text from outside of a project.
 *
 * @param path as the user would name it
 * @param text its content, without a byte order mark
 */
public record TextFile(String path, String text) {

    public TextFile {
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
