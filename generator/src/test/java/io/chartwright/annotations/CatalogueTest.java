package io.chartwright.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Path FILES = Path.of("src", "main", "resources", "io", "chartwright", "annotations");
    private static final Catalogue CATALOGUE = new Catalogue();

    /** Letters for insertions and replacements: of names, of numbers and of neither. */
    private static final List<String> LETTERS = List.of("x", "7", "-");

    static Stream<CloudAnnotation> annotations() {
        return CATALOGUE.controllers().stream()
                .flatMap(controller -> CATALOGUE.keys(controller).stream().flatMap(key -> CATALOGUE.find(key).stream()
                        .filter(known -> known.controller().equals(controller))));
    }

    static List<Controller> controllers() {
        return CATALOGUE.controllers();
    }

    @Test
    void entryWhenReadIsComplete() {
        assertThat(annotations()).allSatisfy(known -> {
            assertThat(known.about()).as(known.key()).endsWith(".").hasSizeBetween(10, 130);
            assertThat(known.kinds()).as(known.key()).isNotEmpty();
            assertThat(known.type().words()).as(known.key()).isNotBlank();
            assertThat(known.notes().source()).as(known.key()).startsWith("https://");
        });
    }

    @Test
    void exampleAndDefaultWhenCheckedAreTaken() {
        List<String> refused = new ArrayList<>();
        annotations().forEach(known -> {
            Stream.concat(known.notes().examples().stream(), known.preset().stream())
                    .forEach(value -> known.complaint(value)
                            .ifPresent(problem -> refused.add(known.key() + ": " + value + " " + problem)));
        });

        assertThat(refused).isEmpty();
    }

    @Test
    void conditionWhenItNamesAnAnnotationNamesOneThatIsKnown() {
        List<String> unknown = annotations()
                .flatMap(known -> known.constraints().stream().flatMap(rule -> rule.others().stream()))
                .filter(other ->
                        !other.isField() && CATALOGUE.find(other.name()).isEmpty())
                .map(Condition::toString)
                .toList();

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("controllers")
    void fileWhenCutHasTheEntriesThatYamlHas(Controller controller) throws IOException {
        String text = Files.readString(FILES.resolve(controller.id() + ".yaml"));

        Set<String> whole = new YamlReader("test")
                .readMapping(controller.id(), text)
                .entries()
                .keySet();

        assertThat(CATALOGUE.keys(controller)).containsExactlyElementsOf(whole);
    }

    @ParameterizedTest
    @MethodSource("controllers")
    void keyWhenOneCharacterIsWrongIsCaught(Controller controller) {
        Catalogue catalogue = new Catalogue();
        List<String> missed = new ArrayList<>();
        for (String template : CATALOGUE.keys(controller)) {
            String key = concrete(template);
            assertThat(CATALOGUE.find(key)).as(key).isNotEmpty();
            for (String wrong : edits(key)) {
                if (catalogue.find(wrong).isEmpty()
                        && catalogue.owner(wrong, true).isEmpty()) {
                    missed.add(key + " -> " + wrong);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void keyWhenItBelongsToNobodyIsLeftAlone() {
        List<String> others = List.of(
                "helm.sh/hook",
                "checksum/config",
                "cert-manager.io/cluster-issuer",
                "external-dns.alpha.kubernetes.io/hostname",
                "prometheus.io/scrape",
                "argocd.argoproj.io/sync-wave",
                "traefik.ingress.kubernetes.io/router.tls",
                "service.beta.kubernetes.io/openstack-internal-load-balancer",
                "service.beta.kubernetes.io/scw-loadbalancer-type",
                "service.beta.kubernetes.io/vultr-loadbalancer-protocol",
                "service.beta.kubernetes.io/exoscale-loadbalancer-name",
                "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id",
                "load-balancer.hetzner.cloud/name",
                "kubernetes.io/description",
                "networking.istio.io/exportTo",
                "service.kubernetes.io/topology-mode");

        assertThat(others).allSatisfy(key -> {
            assertThat(CATALOGUE.find(key)).as(key).isEmpty();
            assertThat(CATALOGUE.owner(key, true)).as(key).isEmpty();
        });
    }

    private static String concrete(String template) {
        return template.replace("{port}", "8080").replace("{protocol}", "TCP").replace("{name}", "web");
    }

    /** Returns the key with each character deleted, doubled by another, replaced, or swapped with the next one. */
    private static Set<String> edits(String key) {
        Set<String> edits = new LinkedHashSet<>();
        for (int i = 0; i < key.length(); i++) {
            String before = key.substring(0, i);
            String after = key.substring(i + 1);
            edits.add(before + after);
            for (String letter : LETTERS) {
                edits.add(before + letter + after);
                edits.add(before + letter + key.charAt(i) + after);
            }
            if (!after.isEmpty()) {
                edits.add(before + after.charAt(0) + key.charAt(i) + after.substring(1));
            }
        }
        edits.remove(key);
        return edits.stream().filter(edit -> !edit.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
