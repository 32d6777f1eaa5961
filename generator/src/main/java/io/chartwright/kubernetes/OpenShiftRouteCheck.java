package io.chartwright.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the definition of OpenShift's Route says in expressions, which are not evaluated here. */
final class OpenShiftRouteCheck implements KindCheck {
    private static final List<String> FIXED_HEADERS =
            List.of("cookie", "proxy", "set-cookie", "strict-transport-security");

    @Override
    public Set<String> kinds() {
        return Set.of("Route.route.openshift.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place tls = object.at("spec", "tls");
        Place headers = object.at("spec", "httpHeaders");
        if (tls.at("termination").textOrEmpty().equals("passthrough")) {
            if (tls.at("insecureEdgeTerminationPolicy").textOrEmpty().equals("Allow")) {
                tls.at("insecureEdgeTerminationPolicy")
                        .refuse("cannot be Allow with termination passthrough", "write Redirect or None");
            }
            headers.forbid("goes with no termination passthrough", "remove it, or terminate TLS at the router");
        }
        if (tls.at("certificate").isThere()) {
            tls.at("externalCertificate").forbid("cannot be set together with certificate", "keep one of the two");
        }
        for (String direction : List.of("request", "response")) {
            headers.at("actions", direction).items().forEach(OpenShiftRouteCheck::checkAction);
        }
    }

    private static void checkAction(Place action) {
        Place name = action.at("name");
        if (FIXED_HEADERS.contains(name.textOrEmpty().toLowerCase(Locale.ROOT))) {
            name.refuse("'" + name.textOrEmpty() + "' is a header that the router sets itself", "remove the action");
        }
        boolean isSet = action.at("action", "type").textOrEmpty().equals("Set");
        Place set = action.at("action", "set");
        if (isSet && !set.isThere()) {
            set.refuse("is required for type Set", "write the value of the header");
        } else if (!isSet) {
            set.forbid("goes with type Set alone", "remove it");
        }
    }
}
