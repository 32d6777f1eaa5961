package io.chartwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in clusters/ say what profiles and chart say, and eksctl's own schema accepts those that are eksctl's. */
class ClusterFilesTest {
    private static final Path PROJECT = Pipeline.projectAround(Path.of("")).orElseThrow();
    private static final String AUTO_MODE = "eks/auto-mode.yaml";
    private static final String MANAGED_NODES = "eks/managed-nodes.yaml";
    private static final String AURORA = "eks/database.yaml";
    private static final String AKS = "aks/main.bicep";
    private static final String GKE = "gke/main.tf";

    private final Mapping chart = read("charts/boomi-flow/values.yaml");
    private final Mapping common = read("values/common.yaml");

    @ParameterizedTest
    @ValueSource(strings = {AUTO_MODE, MANAGED_NODES})
    void clusterConfigWhenReadByEksctlsSchemaIsValid(String file) throws IOException {
        assertThat(validate(cluster(file))).isEmpty();
    }

    @Test
    void schemaWhenAKeyIsMisspeltRefusesIt() throws IOException {
        assertThat(validate(cluster(MANAGED_NODES).replace("minSize", "minSise")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        AUTO_MODE + ", eks-auto, version: \"(.*)\"",
        MANAGED_NODES + ", eks, version: \"(.*)\"",
        AKS + ", aks, kubernetesVersion: '(.*)'",
        GKE + ", gke, min_master_version *= \"(.*)\""
    })
    void kubernetesMinorIsOneOfTheProfile(String file, String profile, String place) {
        Sequence offered = (Sequence) at(read("values/" + profile + ".yaml"), "kubernetes", "versions");

        assertThat(only(file, place))
                .isIn(offered.items().stream().map(ClusterFilesTest::text).toList());
    }

    /** The ServiceAccount of a release that is called like the chart, in a namespace that is too, as all guides do. */
    @ParameterizedTest
    @CsvSource({
        AUTO_MODE + ", namespace: (boomi.*)\\s+serviceAccountName: (.*)",
        MANAGED_NODES + ", namespace: (boomi.*)\\s+serviceAccountName: (.*)",
        AKS + ", system:serviceaccount:(.*):(.*)'",
        GKE + ", /subject/ns/(.*)/sa/(.*)\""
    })
    void identityIsForTheRuntimesServiceAccount(String file, String place) {
        String name = text(at(read("charts/boomi-flow/Chart.yaml"), "name"));
        MatchResult found = matches(file, place).get(0);

        assertThat(List.of(found.group(1), found.group(2))).containsExactly(name, name + "-runtime");
    }

    @ParameterizedTest
    @CsvSource({
        AURORA + ", DatabaseName: (.*), \"username\": \"(.*)\"",
        AKS + ", (?s)flexibleServers/databases.*?name: '(.*?)', administratorLogin: '(.*)'",
        GKE + ", (?s)google_sql_database\" .*?name +?= \"(.*?)\", (?s)google_sql_user\" .*?name +?= \"(.*?)\""
    })
    void databaseHasTheNameAndTheUserOfTheAnswers(String file, String namePlace, String userPlace) {
        assertThat(only(file, namePlace)).isEqualTo(text(at(common, "answers", "database", "name")));
        assertThat(only(file, userPlace)).isEqualTo(text(at(common, "answers", "database", "username")));
    }

    @ParameterizedTest
    @CsvSource({
        AURORA + ", \"4\": \\{Usual: \"(.*?)\"",
        AKS + ", databaseServerMaxConnections int = (.*)",
        GKE + ", (?s)max_connections\"\\s+value = \"(.*?)\""
    })
    void connectionsThatTheServerAllowsAreEnoughForTheOverlays(String file, String place) {
        // Three are PostgreSQL's own, as in the chart's check.
        assertThat(Integer.parseInt(only(file, place)))
                .isGreaterThanOrEqualTo(mostPods() * number(chart, "database", "maxPoolSize") + 3);
    }

    @Test
    void connectionsThatAreSetAreThoseThatArePutOut() {
        assertThat(only(GKE, "(?s)output \"database_server_max_connections\".*?value += (\\d+)"))
                .isEqualTo(only(GKE, "(?s)max_connections\"\\s+value = \"(.*?)\""));
        assertThat(only(AURORA, "(?s)MaxCapacity:.*?Default: \"(.*?)\"")).isEqualTo("4");
    }

    @Test
    void auroraIsReachedAtTheChartsPort() {
        assertThat(only(AURORA, "FromPort: (.*)"))
                .isEqualTo(only(AURORA, "ToPort: (.*)"))
                .isEqualTo(text(at(chart, "database", "port")));
    }

    @Test
    void secretOfAuroraLiesWhereTheRuntimeMayRead() {
        String folder = only(AURORA, "Name: (.*/)database");

        for (String file : List.of(AUTO_MODE, MANAGED_NODES)) {
            assertThat(only(file, "secret:(.*)\\*")).isEqualTo(folder);
        }
    }

    /** One runtime pod asks for 3 CPU, so each of the overlays' pods, and the one of a rollout, takes a node of 4 vCPU. */
    @ParameterizedTest
    @CsvSource({MANAGED_NODES + ", maxSize: (.*)", AKS + ", maxCount: (.*)"})
    void nodesAtTheirMostHoldTheOverlaysPods(String file, String place) {
        assertThat(text(at(chart, "runtime", "resources", "requests", "cpu"))).isEqualTo("3");
        assertThat(only(file, "(?:instanceTypes: \\[|vmSize: ')(.*?)['\\]]")).isIn("m6i.xlarge", "Standard_D4ds_v5");
        assertThat(Integer.parseInt(only(file, place))).isGreaterThanOrEqualTo(mostPods());
    }

    private int mostPods() {
        return number(chart, "runtime", "autoscaling", "maxReplicas")
                + number(chart, "runtime", "rollingUpdate", "maxSurge");
    }

    private static List<Error> validate(String clusterConfig) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ClusterFilesTest.class.getResourceAsStream("/eksctl/schema.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in, InputFormat.JSON);
            Mapping tree = new YamlReader("test").readMapping("cluster.yaml", clusterConfig);
            return schema.validate(new JsonWriter().write(tree), InputFormat.JSON);
        }
    }

    /** Returns what stands at the one place in the file. */
    private static String only(String file, String place) {
        List<MatchResult> found = matches(file, place);
        assertThat(found).as("%s in %s", place, file).hasSize(1);
        return found.get(0).group(1);
    }

    private static List<MatchResult> matches(String file, String place) {
        return Pattern.compile(place).matcher(cluster(file)).results().toList();
    }

    private static String cluster(String file) {
        return content("clusters/" + file);
    }

    private static Mapping read(String file) {
        return new YamlReader("test").readMapping(file, content(file));
    }

    private static String content(String file) {
        try {
            return Files.readString(PROJECT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node at(Mapping mapping, String... path) {
        return mapping.at(List.of(path)).orElseThrow();
    }

    private static int number(Mapping mapping, String... path) {
        return Integer.parseInt(text(at(mapping, path)));
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }
}
