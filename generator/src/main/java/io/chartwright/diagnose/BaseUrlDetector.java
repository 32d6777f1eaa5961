package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A base URL that is not where the runtime answers. */
final class BaseUrlDetector implements Detector {
    private static final String RUNTIME = "runtime";

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.own("ConfigMap")
                .filter(settings -> settings.tier().equals(RUNTIME) && settings.has("data.BASE_URL"))
                .flatMap(settings -> clue(snapshot, settings).stream())
                .toList();
    }

    private static Optional<Clue> clue(Snapshot snapshot, LiveObject settings) {
        String url = settings.text("data.BASE_URL");
        boolean isHttps = url.startsWith("https:");
        List<LiveObject> ways = Stream.of("Ingress", "Route")
                .flatMap(snapshot::own)
                .filter(way -> way.tier().equals(RUNTIME))
                .toList();
        if (!ways.isEmpty()) {
            return ways.stream()
                    .filter(way -> !isHttps
                            && (way.has("spec.tls") || !way.items("spec.tls").isEmpty()))
                    .findFirst()
                    .map(way -> clue(settings, url, Certainty.LIKELY, way.id() + " answers with HTTPS", "https"));
        }
        return snapshot.own("Service")
                .filter(service -> service.tier().equals(RUNTIME)
                        && service.text("spec.type").equals("LoadBalancer"))
                .flatMap(service -> clue(settings, url, service).stream())
                .findFirst();
    }

    private static Optional<Clue> clue(LiveObject settings, String url, LiveObject service) {
        String scheme = service.items("spec.ports").stream()
                .map(port -> port.text("name"))
                .findFirst()
                .orElse("");
        String what = service.id() + " has the port " + scheme;
        if (scheme.equals("https") && url.startsWith("http:")) {
            return Optional.of(clue(settings, url, Certainty.CERTAIN, what, "https"));
        }
        // What stands before the load balancer may end TLS, as tls.termination upstream says.
        return scheme.equals("http") && url.startsWith("https:")
                ? Optional.of(clue(settings, url, Certainty.POSSIBLE, what, "http"))
                : Optional.empty();
    }

    private static Clue clue(LiveObject settings, String url, Certainty certainty, String what, String scheme) {
        return Clue.of("base-url/scheme", certainty, settings, "data.BASE_URL", url + ", but " + what)
                .with("url", scheme + url.replaceFirst("^https?", ""))
                .with("scheme", scheme);
    }
}
