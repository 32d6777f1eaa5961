package io.chartwright.doctor;

import io.chartwright.model.Inspection;
import io.chartwright.model.Mapping;
import io.chartwright.model.Platform;
import io.chartwright.model.Remedy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Looks up the hosts of the addresses that browsers use, which values of the name {@code baseUrl} hold. */
public final class BaseAddresses {

    private static final String AREA = "values";
    private static final String KEY = "baseUrl";
    private static final int SECONDS = 10;

    private final Function<String, List<String>> resolver;

    /** Creates it with this machine's name servers. */
    public BaseAddresses() {
        this(BaseAddresses::lookUp);
    }

    /**
     * Creates it.
     *
     * @param resolver gives the addresses of a host; none when it has none
     */
    BaseAddresses(Function<String, List<String>> resolver) {
        this.resolver = resolver;
    }

    /** Returns what was found of each address in the values. */
    public List<Inspection> inspect(Mapping values) {
        Set<String> addresses = new TreeSet<>();
        RenderedObjects.walk(values, node -> {
            if (node instanceof Mapping mapping) {
                mapping.text(KEY).filter(text -> !text.isEmpty()).ifPresent(addresses::add);
            }
        });
        List<Inspection> found = new ArrayList<>();
        addresses.forEach(address -> found.add(look(address)));
        return found;
    }

    private Inspection look(String address) {
        String host = host(address);
        if (host.isEmpty()) {
            return Inspection.error(
                    AREA, "a value " + KEY + " is no address", Remedy.of("write it like https://flow.example.com"));
        }
        List<String> found = resolver.apply(host);
        return found.isEmpty()
                ? Inspection.warning(
                        AREA,
                        "the host " + host + " of " + KEY + " has no address yet",
                        new Remedy(
                                "once the load balancer has its address, let the name point to it, and look it up",
                                Map.of(
                                        Platform.WINDOWS, List.of("Resolve-DnsName " + host),
                                        Platform.MACOS, List.of("dig +short " + host),
                                        Platform.LINUX, List.of("getent hosts " + host))))
                : Inspection.ok(
                        AREA, "the host " + host + " of " + KEY + " has the address " + String.join(", ", found));
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static List<String> lookUp(String host) {
        return CompletableFuture.supplyAsync(() -> addresses(host))
                .completeOnTimeout(List.of(), SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static List<String> addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
