package io.chartwright.adopt;

import io.chartwright.nginx.NginxConfig.Directive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an nginx.conf gets its pages from. */
final class NginxOrigin {
    private final List<Directive> all = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> upstreams = new HashMap<>();

    NginxOrigin(List<Directive> directives) {
        directives.forEach(this::flatten);
        for (Directive each : all) {
            if (each.name().equals("set")) {
                variables.put(each.argument(0), each.argument(1));
            } else if (each.name().equals("upstream")) {
                each.in("server").forEach(server -> upstreams.putIfAbsent(each.argument(0), server.argument(0)));
            }
        }
    }

    private void flatten(Directive directive) {
        all.add(directive);
        directive.block().forEach(this::flatten);
    }

    /** Returns the directive that leads to the origin, if there is one. */
    Optional<Directive> pass() {
        return all.stream()
                .filter(each ->
                        each.name().equals("location") && each.argument(0).equals("/"))
                .flatMap(each -> each.in("proxy_pass").stream())
                .findFirst();
    }

    /** Returns the origin's host, its port if it is unusual, and the path there; empty when there is no origin. */
    String address() {
        return pass().map(this::address).orElse("");
    }

    /** Returns whether the directive leads to the host of the origin. */
    boolean isSame(Directive pass) {
        return pass().isPresent() && host(address(pass)).equals(host(address()));
    }

    /** Returns whether the directive only helps to say where an upstream is. */
    boolean isPartOfUpstream(Directive directive) {
        return upstreams.containsValue(directive.argument(0))
                || (directive.name().equals("keepalive") && !upstreams.isEmpty());
    }

    /** Returns what is asked for below the origin's path when the caller asks for nothing, if that is said. */
    Optional<String> page() {
        Optional<String> rewritten = all.stream()
                .filter(each ->
                        each.name().equals("rewrite") && each.argument(0).matches("\\^/?\\$?"))
                .map(each -> each.argument(1))
                .filter(page -> page.matches("/?[\\w./-]+"))
                .findFirst();
        return rewritten.or(this::pageOfItsOwnLocation).map(page -> page.replaceFirst("^/+", ""));
    }

    private Optional<String> pageOfItsOwnLocation() {
        return all.stream()
                .filter(each ->
                        each.name().equals("location") && each.arguments().equals(List.of("=", "/")))
                .flatMap(each -> each.in("proxy_pass").stream())
                .map(this::address)
                .filter(found -> found.startsWith(address() + "/"))
                .map(found -> found.substring(address().length()))
                .findFirst();
    }

    /** Variables and upstreams are put in. */
    private String address(Directive pass) {
        String text = pass.argument(0).replaceFirst("^https?://", "");
        for (int i = 0; i < 3 && text.contains("$"); i++) {
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                text = text.replace(variable.getKey(), variable.getValue());
            }
        }
        String host = host(text);
        String found = upstreams.getOrDefault(host, host) + text.substring(host.length());
        return found.replaceFirst("^https?://", "")
                .replaceFirst(":(80|443)(?=/|$)", "")
                .replaceFirst("\\$.*", "")
                .replaceFirst("/+$", "");
    }

    private static String host(String address) {
        return address.replaceFirst("/.*", "");
    }
}
