package io.chartwright.publish;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an entry of an index says that its package is.
 *
 * @param url as it is written; empty when there is none
 * @param path the file in the repository that it means; empty when it leads elsewhere or nowhere
 * @param isElsewhere whether it may be on another server
 */
record PackageAddress(String url, Optional<String> path, boolean isElsewhere) {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final List<String> WEB = List.of("http", "https", "oci");

    /** Returns the first address of the entry, which is the one that Helm takes. */
    static PackageAddress of(Mapping entry) {
        List<Node> urls = entry.items("urls");
        String url = urls.isEmpty() || !(urls.get(0) instanceof Scalar first) ? "" : first.text();
        Matcher scheme = SCHEME.matcher(url);
        if (scheme.matches()) {
            boolean isWeb = WEB.contains(scheme.group(1).toLowerCase(Locale.ROOT));
            return new PackageAddress(
                    url,
                    isWeb ? inside(url.replaceFirst("[?#].*", "").replaceFirst(".*/", "")) : Optional.empty(),
                    isWeb);
        }
        return new PackageAddress(url, inside(url), false);
    }

    /** Returns whether it can be followed at all. */
    boolean isUsable() {
        return path.isPresent() || isElsewhere;
    }

    private static Optional<String> inside(String path) {
        boolean leadsOut = path.isBlank()
                || path.startsWith("/")
                || path.contains("\\")
                || path.chars().anyMatch(Character::isISOControl)
                || ("/" + path + "/").contains("/../");
        return leadsOut ? Optional.empty() : Optional.of(path);
    }
}
