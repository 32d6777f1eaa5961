package io.chartwright.doctor;

import io.chartwright.live.Cluster;
import io.chartwright.live.ClusterChoice;
import io.chartwright.live.Kubeconfig;
import io.chartwright.live.LiveCluster;
import io.chartwright.live.NotAllowedException;
import io.chartwright.live.NotLoggedInException;
import io.chartwright.live.ServerVersion;
import io.chartwright.model.Inspection;
import io.chartwright.model.Remedy;
import io.chartwright.model.UnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at the way to a cluster: the kubeconfig, its context, the login, and whether the API server answers. */
public final class ClusterAccess implements AutoCloseable {

    static final String AREA = "cluster";

    private final List<Inspection> found = new ArrayList<>();
    private Optional<Cluster> cluster = Optional.empty();
    private Optional<ServerVersion> version = Optional.empty();
    private Optional<String> failure = Optional.empty();

    private ClusterAccess() {}

    /**
     * Returns the way to the cluster, gone once.
     *
     * @param writing how the kubeconfig for a cluster of the operator's cloud is written
     */
    public static ClusterAccess of(ClusterChoice choice, Remedy writing) {
        ClusterAccess access = new ClusterAccess();
        access.walk(choice, writing);
        return access;
    }

    /** Returns what was found on the way. */
    public List<Inspection> inspections() {
        return List.copyOf(found);
    }

    /** Returns the cluster; empty when there is no way to it. */
    public Optional<Cluster> cluster() {
        return cluster.filter(reached -> version.isPresent());
    }

    /** Returns the version of the API server; empty when there is no way to it. */
    public Optional<ServerVersion> version() {
        return version;
    }

    /** Returns what was tried in vain, when there is a kubeconfig and the cluster does not answer. */
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }

    private void walk(ClusterChoice choice, Remedy writing) {
        Kubeconfig kubeconfig;
        try {
            kubeconfig = Kubeconfig.read(choice);
        } catch (UnavailableException e) {
            found.add(Inspection.error(AREA, message(e), writing));
            return;
        }
        String files = kubeconfig.files().stream().map(Path::toString).collect(Collectors.joining(", "));
        found.add(Inspection.ok(AREA, "the kubeconfig " + files + " has the contexts " + kubeconfig.contexts()));
        try {
            cluster = Optional.of(LiveCluster.open(kubeconfig, choice));
        } catch (UnavailableException e) {
            found.add(Inspection.error(
                    AREA,
                    message(e),
                    Remedy.of(
                            "look at the contexts, choose another with --context, or write the kubeconfig again",
                            "kubectl config get-contexts")));
            return;
        }
        ask(cluster.get(), writing);
    }

    private void ask(Cluster asked, Remedy writing) {
        try {
            ServerVersion answer = asked.version();
            // Anybody may ask for the version; only who is logged in may ask what is served.
            asked.serves("v1", "Pod");
            version = Optional.of(answer);
            found.add(Inspection.ok(
                    AREA,
                    "the API server " + asked.server() + " of the context '" + asked.context()
                            + "' answers: Kubernetes " + answer.gitVersion()));
        } catch (NotLoggedInException | NotAllowedException e) {
            // Who is not known may not even ask what is served.
            found.add(Inspection.error(
                    AREA,
                    message(e),
                    new Remedy("log in to your cloud, and write the kubeconfig again", writing.commands())));
        } catch (UnavailableException e) {
            failure = Optional.of(message(e));
            found.add(Inspection.error(
                    AREA,
                    message(e),
                    Remedy.of(
                            "check that the cluster runs, that its address can be reached from this network (VPN, proxy,"
                                    + " allowed addresses), and that the context is the right one",
                            "kubectl config get-contexts",
                            "kubectl --context " + asked.context() + " cluster-info")));
        }
    }

    private static String message(UnavailableException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
