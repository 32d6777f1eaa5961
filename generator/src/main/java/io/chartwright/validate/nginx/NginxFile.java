package io.chartwright.validate.nginx;

import io.chartwright.nginx.NginxConfig;
import io.chartwright.nginx.NginxConfig.Directive;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An NGINX configuration in a ConfigMap, read once for all rules. */
final class NginxFile {
    /** What an API server stores in a ConfigMap at most. */
    private static final int LONGEST = 1 << 20;

    private static final Set<String> MAPS = Set.of("map", "geo", "split_clients");

    private final KubernetesObject config;
    private final Field key;
    private final List<Directive> directives;
    private final Map<String, List<String>> upstreams = new HashMap<>();
    private final Set<String> variables = new HashSet<>();
    /** Locations for requests of NGINX itself, told apart by what they are in memory. */
    private final Set<Directive> internal = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean isNginx;
    private boolean tellsPagesApart;

    private NginxFile(KubernetesObject config, Field key, List<Directive> directives) {
        this.config = config;
        this.key = key;
        this.directives = directives;
        directives.stream().flatMap(NginxFile::within).forEach(this::note);
    }

    /** Returns the configurations in the ConfigMaps, whatever their keys are called. */
    static List<NginxFile> in(CellObjects cell) {
        List<NginxFile> files = new ArrayList<>();
        for (KubernetesObject config : cell.of("ConfigMap")) {
            for (Field key : config.field().at("data").fields()) {
                String text = key.text().orElse("");
                if (text.length() <= LONGEST && text.contains("server") && text.contains("{") && text.contains(";")) {
                    NginxFile file = new NginxFile(config, key, NginxConfig.parse(text));
                    if (file.isNginx) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private void note(Directive directive) {
        int last = directive.arguments().size() - 1;
        switch (directive.name()) {
            case "server" ->
                isNginx |= !directive.in("listen").isEmpty()
                        || !directive.in("location").isEmpty();
            case "upstream" ->
                directive.in("server").forEach(server -> upstreams
                        .computeIfAbsent(directive.argument(0), unused -> new ArrayList<>())
                        .add(server.argument(0)));
            case "location" -> {
                tellsPagesApart |= isOfPages(String.join(" ", directive.arguments()));
                if (!directive.in("internal").isEmpty()) {
                    internal.add(directive);
                }
            }
            case "set" -> variables.add(directive.argument(0));
            default -> {
                if (MAPS.contains(directive.name()) && last >= 0) {
                    variables.add(directive.argument(last));
                }
            }
        }
    }

    private static boolean isOfPages(String path) {
        return path.equals("= /") || path.contains("htm") || path.contains("index");
    }

    private static Stream<Directive> within(Directive directive) {
        return Stream.concat(Stream.of(directive), directive.block().stream().flatMap(NginxFile::within));
    }

    KubernetesObject config() {
        return config;
    }

    /** Returns the key of the ConfigMap that holds it. */
    Field key() {
        return key;
    }

    /** Returns its outermost directives. */
    List<Directive> directives() {
        return directives;
    }

    /** Returns the addresses of the upstream of that name; none when there is no such upstream. */
    List<String> servers(String upstream) {
        return upstreams.getOrDefault(upstream, List.of());
    }

    /** Returns whether it gives the variable, with its {@code $}, a value somewhere. */
    boolean gives(String variable) {
        return variables.contains(variable);
    }

    /** Returns whether the location is for requests of NGINX itself. */
    boolean isInternal(Directive location) {
        return internal.contains(location);
    }

    /** Returns whether it has a location for pages alone, such as {@code = /} or one with html in its path. */
    boolean tellsPagesApart() {
        return tellsPagesApart;
    }
}
