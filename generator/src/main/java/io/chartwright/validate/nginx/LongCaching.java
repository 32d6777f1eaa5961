package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages, unlike files whose names change with them, are not kept by browsers for long. */
final class LongCaching implements NginxRule {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age=(\\d{1,12})");
    private static final Pattern SHORT_WORDS = Pattern.compile("(?i).*(?:immutable|no-cache|no-store).*");
    private static final Pattern LONG_EXPIRY = Pattern.compile("max|[1-9]\\d*[yM]|(?:[3-9]\\d|[1-9]\\d{2,})d");
    private static final long LONG = 30L * 86_400;

    @Override
    public Optional<Finding> check(Place place) {
        String time = time(place.directive());
        return !time.isEmpty() && isOfPages(place)
                ? Optional.of(place.warning(
                        "nginx/long-cache",
                        "lets browsers keep every page: " + time,
                        "who has a page does not see a newer one",
                        "write 'no-cache' for pages, and long times only where a file's name changes with it"))
                : Optional.empty();
    }

    /** Returns what the directive says of a long time; empty when it says none. */
    private static String time(Directive directive) {
        if (directive.name().equals("expires")) {
            return LONG_EXPIRY.matcher(directive.argument(0)).matches() ? "expires " + directive.argument(0) : "";
        }
        String value = directive.argument(1);
        Matcher age = MAX_AGE.matcher(value);
        boolean isLong = directive.name().equals("add_header")
                && directive.argument(0).equalsIgnoreCase("Cache-Control")
                && !SHORT_WORDS.matcher(value).matches()
                && age.find()
                && Long.parseLong(age.group(1)) >= LONG;
        return isLong ? "max-age=" + age.group(1) : "";
    }

    /** Returns whether it holds for all that a server serves, and nothing says more of pages. */
    private static boolean isOfPages(Place place) {
        Optional<Directive> location = place.around("location");
        boolean isOfAll = place.around("if").isEmpty()
                && location.map(each -> each.arguments().equals(List.of("/"))).orElse(false);
        return isOfAll && !place.file().tellsPagesApart();
    }
}
