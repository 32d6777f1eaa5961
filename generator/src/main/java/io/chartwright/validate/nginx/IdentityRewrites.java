package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.Optional;
import java.util.Set;

/** A rewrite changes the path. */
final class IdentityRewrites implements NginxRule {
    private static final Set<String> WHOLE = Set.of("^(.*)", "^(.*)$", "(.*)", "(.*)$", "^(/.*)", "^(/.*)$", "(/.*)$");
    private static final Set<String> AFTER_SLASH = Set.of("^/(.*)", "^/(.*)$");
    private static final Set<String> FLAGS = Set.of("", "break", "last");

    @Override
    public Optional<Finding> check(Place place) {
        Directive rewrite = place.directive();
        String replacement = rewrite.argument(1);
        boolean isIdentity = (WHOLE.contains(rewrite.argument(0)) && replacement.equals("$1"))
                || (AFTER_SLASH.contains(rewrite.argument(0)) && replacement.equals("/$1"));
        // In an 'if', a flag may be all that is wanted.
        boolean isMeant = place.around("if").isPresent() || !FLAGS.contains(rewrite.argument(2));
        return place.is("rewrite") && isIdentity && !isMeant
                ? Optional.of(place.warning(
                        "nginx/identity-rewrite",
                        "rewrites every path to itself",
                        "all that it does is to decode the path, so that /a%2Fb is asked for as /a/b",
                        "remove it"))
                : Optional.empty();
    }
}
