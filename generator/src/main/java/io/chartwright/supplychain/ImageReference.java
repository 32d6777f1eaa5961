package io.chartwright.supplychain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container image, as the container runtimes read it.
 *
 * @param repository with the registry when it is written, for example {@code docker.io/library/nginx}
 * @param tag if one is written
 * @param digest if one is written, such as {@code sha256:…}
 */
public record ImageReference(String repository, Optional<String> tag, Optional<String> digest)
        implements Comparable<ImageReference> {

    private static final Pattern FORM =
            Pattern.compile("([^@\\s]+?)(?::([\\w][\\w.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-fA-F]{32,}))?");

    /** Returns the reference that the text writes; empty when it writes none. */
    public static Optional<ImageReference> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ImageReference(
                        matcher.group(1), Optional.ofNullable(matcher.group(2)), Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }

    /** Returns the last part of the repository. */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ImageReference other) {
        return toString().compareTo(other.toString());
    }

    /** Returns {@code repository[:tag][@digest]}. */
    @Override
    public String toString() {
        return repository
                + tag.map(text -> ":" + text).orElse("")
                + digest.map(text -> "@" + text).orElse("");
    }
}
