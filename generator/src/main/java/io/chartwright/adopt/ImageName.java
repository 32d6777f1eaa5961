package io.chartwright.adopt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an image's name.
 *
 * @param registry its registry; Docker Hub when none is named
 * @param repository its name there
 * @param tag its tag; {@code latest} when neither tag nor digest is named
 * @param digest its digest; empty when none is named
 */
record ImageName(String registry, String repository, String tag, String digest) {
    private static final String DOCKER_HUB = "docker.io";
    private static final Pattern FORM =
            Pattern.compile("(?:([^/]*[.:][^/]*|localhost)/)?([^:@]+)(?::([^@/]+))?(?:@(.+))?");

    /** Returns the parts as a container engine reads them. */
    static ImageName parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new ImageName(DOCKER_HUB, text, "", "");
        }
        String registry = matcher.group(1) == null ? DOCKER_HUB : matcher.group(1);
        String digest = matcher.group(4) == null ? "" : matcher.group(4);
        String tag = matcher.group(3) == null ? "" : matcher.group(3);
        return new ImageName(registry, matcher.group(2), tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest);
    }

    /** Returns whether the tag is one that moves. */
    boolean isLatest() {
        return tag.equals("latest") && digest.isEmpty();
    }

    /** Returns the parts by their names in the chart's values, those that say something. */
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("registry", registry);
        parts.put("repository", repository);
        if (!tag.isEmpty()) {
            parts.put("tag", tag);
        }
        if (!digest.isEmpty()) {
            parts.put("digest", digest);
        }
        return parts;
    }

    /** Returns the full name as the chart writes it: a digest wins over the tag. */
    @Override
    public String toString() {
        return registry + "/" + repository + (digest.isEmpty() ? ":" + tag : "@" + digest);
    }
}
