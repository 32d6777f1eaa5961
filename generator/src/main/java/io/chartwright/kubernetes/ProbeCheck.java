package io.chartwright.kubernetes;

import java.util.List;
import java.util.Optional;

/** Probes and lifecycle hooks of a container that keeps running. */
final class ProbeCheck {
    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

    private static final List<String> PROBE_HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");
    private static final List<String> HOOK_HANDLERS = List.of("exec", "httpGet", "tcpSocket", "sleep");
    private static final long DEFAULT_GRACE = 30;

    private ProbeCheck() {}

    static void container(Place container, PodContext pod) {
        alive(container.at("livenessProbe"));
        alive(container.at("startupProbe"));
        probe(container.at("readinessProbe"));
        container
                .at("readinessProbe", "terminationGracePeriodSeconds")
                .forbid("is not for readiness probes, which end no container", "remove it");
        hook(container.at("lifecycle", "postStart"), pod);
        hook(container.at("lifecycle", "preStop"), pod);
    }

    private static void alive(Place probe) {
        probe(probe);
        Place successes = probe.at("successThreshold");
        successes
                .integer()
                .filter(number -> number > 1)
                .ifPresent(number -> successes.refuse(number + " is not 1, as it must be in this probe", "remove it"));
    }

    private static void probe(Place probe) {
        if (!probe.isThere()) {
            return;
        }
        OneOf.exactly(probe, PROBE_HANDLERS);
        HandlerCheck.check(probe);
        NUMBERS.forEach(number -> probe.at(number).within(0, Long.MAX_VALUE));
        probe.at("terminationGracePeriodSeconds").within(1, Long.MAX_VALUE);
    }

    private static void hook(Place hook, PodContext pod) {
        if (!hook.isThere()) {
            return;
        }
        OneOf.exactly(hook, HOOK_HANDLERS);
        HandlerCheck.check(hook);
        Place sleep = hook.at("sleep");
        Optional<Long> seconds = sleep.at("seconds").integer();
        long grace = pod.spec().at("terminationGracePeriodSeconds").integer().orElse(DEFAULT_GRACE);
        // 0 is taken since 1.33; no seconds are 0 seconds.
        long least = pod.since(33) ? 0 : 1;
        if (sleep.isThere() && (seconds.orElse(0L) < least || seconds.orElse(0L) > grace)) {
            sleep.at("seconds")
                    .refuse(
                            seconds.orElse(0L) + " is not " + least + " to terminationGracePeriodSeconds, " + grace,
                            "write a number in that range");
        }
    }
}
