package io.chartwright.publish.store;

import io.chartwright.model.UnknownNameException;
import java.util.Arrays;
import java.util.List;

/**
 * A folder of an object store, as users write it: {@code scheme://name/…/folder}.
 *
 * @param text all of it, without a slash at the end
 * @param names the names before the folder, such as a bucket
 * @param folder the folder in it, without slashes at its ends; empty for all of it
 */
public record Place(String text, List<String> names, String folder) {

    public Place {
        names = List.copyOf(names);
    }

    /**
     * Returns the place that the text names.
     *
     * @param count how many names come before the folder
     * @param form what it should look like, for a message
     * @throws UnknownNameException when it looks otherwise
     */
    public static Place of(String text, int count, String form) {
        String plain = text.replaceFirst("/+$", "");
        String[] parts = plain.replaceFirst("^[a-z0-9]+://", "").split("/", -1);
        boolean isFine = parts.length >= count
                && Arrays.stream(parts).noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
                && Arrays.stream(parts).limit(count).allMatch(part -> part.matches("[A-Za-z0-9$][A-Za-z0-9._-]*"));
        if (!isFine) {
            throw new UnknownNameException("'" + text + "' is not of the form " + form);
        }
        return new Place(
                plain,
                Arrays.asList(parts).subList(0, count),
                String.join("/", Arrays.asList(parts).subList(count, parts.length)));
    }

    /** Returns the name that a file of the store has in the bucket or container. */
    public String file(String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }
}
