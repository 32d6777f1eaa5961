package io.chartwright.validate.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ConfigMaps are read as NGINX configurations; the rules have their examples in {@code rules/nginx}. */
class NginxRulesTest {
    @Test
    @Timeout(20)
    void configurationWhenAsLargeAsAServerTakesIsReadInTimeThatGrowsWithIt() {
        StringBuilder text = new StringBuilder("server { listen 80; location / { ");
        for (int i = 0; i < 20_000; i++) {
            text.append("set $v")
                    .append(i)
                    .append(" a; proxy_pass http://$v")
                    .append(i)
                    .append("/; ");
        }

        assertThat(rules(text.append("} }").toString())).hasSize(20_000).containsOnly("nginx/lost-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolver 1.1.1.1;",
                "server { port = 80 }; resolver 1.1.1.1;",
                "# server { listen 80; }",
                "}}}; server {{{ ; resolver 1.1.1.1",
                "server \"{ listen 80; resolver 1.1.1.1; }"
            })
    void textWhenNoServerListensIsLeftAlone(String text) {
        assertThat(rules(text)).isEmpty();
    }

    private static List<String> rules(String text) {
        String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  site: |\n    " + text + "\n";
        Mapping tree = (Mapping) new YamlReader("test").readAll("map.yaml", map).get(0);
        List<Finding> findings = new ArrayList<>();
        new NginxRules().check(new CellObjects(List.of(new KubernetesObject(tree, "map.yaml"))), findings::add);
        return findings.stream().map(Finding::rule).toList();
    }
}
