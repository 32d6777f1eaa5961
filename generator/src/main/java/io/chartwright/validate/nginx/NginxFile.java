package io.chartwright.validate.nginx;

import io.chartwright.nginx.NginxConfig;
import io.chartwright.nginx.NginxConfig.Directive;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * An NGINX configuration in a ConfigMap.
 *
 * @param config the ConfigMap
 * @param key the key that holds it
 * @param directives its outermost directives
 */
record NginxFile(KubernetesObject config, Field key, List<Directive> directives) {

    NginxFile {
        directives = List.copyOf(directives);
    }

    /** Returns the configurations in the ConfigMaps, whatever their keys are called. */
    static List<NginxFile> in(CellObjects cell) {
        return cell.of("ConfigMap").stream()
                .flatMap(config -> config.field().at("data").fields().stream().flatMap(key -> read(config, key)))
                .toList();
    }

    private static Stream<NginxFile> read(KubernetesObject config, Field key) {
        String text = key.text().orElse("");
        if (!text.contains("server") || !text.contains("{") || !text.contains(";")) {
            return Stream.empty();
        }
        NginxFile file = new NginxFile(config, key, NginxConfig.parse(text));
        boolean isNginx = file.all()
                .anyMatch(each -> each.name().equals("server")
                        && (!each.in("listen").isEmpty() || !each.in("location").isEmpty()));
        return isNginx ? Stream.of(file) : Stream.empty();
    }

    /** Returns every directive, also those in blocks. */
    Stream<Directive> all() {
        return directives.stream().flatMap(NginxFile::within);
    }

    /** Returns the directive and every one in its block. */
    static Stream<Directive> within(Directive directive) {
        return Stream.concat(Stream.of(directive), directive.block().stream().flatMap(NginxFile::within));
    }
}
