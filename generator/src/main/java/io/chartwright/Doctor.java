package io.chartwright;

import io.chartwright.doctor.AwsIdentity;
import io.chartwright.doctor.BaseAddresses;
import io.chartwright.doctor.ClusterAccess;
import io.chartwright.doctor.NamedData;
import io.chartwright.doctor.Needs;
import io.chartwright.doctor.RenderedObjects;
import io.chartwright.doctor.Rights;
import io.chartwright.doctor.VersionWindow;
import io.chartwright.doctor.Workstation;
import io.chartwright.live.Cluster;
import io.chartwright.live.ClusterChoice;
import io.chartwright.live.ServerVersion;
import io.chartwright.model.Chart;
import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Remedy;
import io.chartwright.model.Scalar;
import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import io.chartwright.yaml.YamlReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at what an operator needs before a chart is installed: programs, login, cluster, and what the values name. */
public final class Doctor {

    private static final String AWS = "eks";
    private static final String ANY = "local";

    private final Pipeline pipeline;
    private final Request request;
    private final DoctorRequest what;
    private final List<Inspection> found = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    /**
     * What was found.
     *
     * @param overlay the overlay that the cluster was looked at for; empty when none was
     * @param inspections what was looked at, in the order of areas
     * @param failure what was tried in vain, when a cluster is named and does not answer
     */
    public record Report(Optional<String> overlay, List<Inspection> inspections, Optional<String> failure) {

        public Report {
            inspections = List.copyOf(inspections);
        }

        /** Returns how many came out so. */
        public long count(Status status) {
            return inspections.stream().filter(one -> one.status() == status).count();
        }
    }

    /** Creates it for the charts of a run. */
    public Doctor(Pipeline pipeline, Request request, DoctorRequest what) {
        this.pipeline = pipeline;
        this.request = request;
        this.what = what;
    }

    /**
     * Returns what was found. Nothing is changed anywhere.
     *
     * @throws UnknownNameException when there is no such cloud or values file
     * @throws io.chartwright.model.InvalidInputException when the project or the values cannot be read
     */
    public Report examine() {
        what.cloud().ifPresent(this::requireProfile);
        Mapping values = new RequestReader(
                        new ValidateRequest(Optional.empty(), what.values(), List.of(), List.of(), List.of(), false))
                .values();
        ClusterChoice choice = what.cluster().choice();
        LocalDate today = request.policy().today();
        try (ClusterAccess access =
                ClusterAccess.of(choice, Needs.kubeconfig(what.cloud().map(Doctor::family)))) {
            failure = access.failure();
            Optional<String> cloud = what.cloud().or(() -> detected(access));
            Workstation workstation = new Workstation(what.cluster().environment(), today);
            found.addAll(workstation.inspect(cloud.map(Doctor::family), Runtime.version()));
            access.version()
                    .flatMap(version -> workstation.skew(version.minor()))
                    .ifPresent(found::add);
            if (cloud.isEmpty() || family(cloud.get()).equals(AWS)) {
                found.addAll(new AwsIdentity(what.cluster().environment(), what.now()).inspect());
            }
            found.addAll(access.inspections());
            if (cloud.isEmpty() && access.cluster().isPresent()) {
                found.add(Inspection.info(
                        "cluster",
                        "it does not tell its cloud and is taken for '" + ANY + "'; name yours with --cloud"));
            }
            Optional<Overlay> overlay = access.cluster().map(cluster -> overlay(cloud, cluster));
            overlay.ifPresent(one -> reached(access, one, values));
            addresses(values);
            return new Report(overlay.map(Overlay::name), found, failure);
        }
    }

    /** Returns the cloud that a profile is a flavour of, such as {@code eks} for {@code eks-auto}. */
    private static String family(String profile) {
        return profile.replaceFirst("-.*", "");
    }

    private void addresses(Mapping values) {
        if (!what.values().isEmpty()) {
            found.addAll(new BaseAddresses().inspect(values));
        }
    }

    private static Optional<String> detected(ClusterAccess access) {
        return access.cluster()
                .flatMap(cluster -> Needs.cloudOf(
                        cluster, access.version().map(ServerVersion::gitVersion).orElse("")));
    }

    private void reached(ClusterAccess access, Overlay overlay, Mapping values) {
        Cluster cluster = access.cluster().orElseThrow();
        ServerVersion version = access.version().orElseThrow();
        found.add(window(overlay).inspect(version));
        String namespace = what.namespace().orElse(cluster.namespace());
        OverlayObjects rendering = new OverlayObjects(chart(overlay), overlay);
        try {
            RenderedObjects objects =
                    what.values().isEmpty() ? rendering.example(version) : rendering.with(values, version);
            found.addAll(new Rights(cluster, namespace).inspect(objects));
            found.addAll(new Needs(cluster, namespace, objects).inspect());
            if (!what.values().isEmpty()) {
                found.addAll(new NamedData(cluster, namespace).inspect(objects));
            } else {
                found.add(Inspection.skipped(
                        "values", "Secrets, ConfigMaps and addresses are looked at with --values mine.yaml"));
            }
        } catch (OverlayObjects.RefusedException e) {
            found.add(Inspection.error(
                    "values",
                    "the chart cannot be installed with these values and those of the overlay '" + overlay.name()
                            + "': " + e.getMessage(),
                    Remedy.of("correct the values, then ask again")));
        } catch (UnavailableException e) {
            failure = Optional.ofNullable(e.getMessage());
            found.add(Inspection.error("cluster", "" + e.getMessage(), Remedy.of("ask again")));
        }
    }

    private VersionWindow window(Overlay overlay) {
        return new VersionWindow(
                chart(overlay).metadata().text("kubeVersion").orElse("*"),
                overlay.title(),
                overlay.kubernetes(),
                checked(overlay));
    }

    /** Returns the day on which the versions that a cloud offers were looked up. */
    private String checked(Overlay overlay) {
        return new ProjectReader()
                .read(new ProjectLayout(request.project())).profiles().stream()
                        .filter(file -> file.path().equals(overlay.source()))
                        .findFirst()
                        .flatMap(file -> new YamlReader("profile")
                                .readMapping(file.path(), file.text())
                                .at(List.of("kubernetes", "checked")))
                        .map(node -> ((Scalar) node).text())
                        .orElse("an unknown day");
    }

    /** Returns the overlay of the cloud. Its variants differ in annotations only, so that any of them will do. */
    private Overlay overlay(Optional<String> cloud, Cluster cluster) {
        String profile = Needs.profileOf(cloud.orElse(ANY), cluster);
        return overlays().stream()
                .filter(overlay -> overlay.profile().equals(profile))
                .max(Comparator.comparing(Overlay::name))
                .or(() -> overlays().stream().findFirst())
                .orElseThrow(() -> new UnknownNameException("the project has no profile"));
    }

    private void requireProfile(String cloud) {
        if (overlays().stream().noneMatch(overlay -> overlay.profile().equals(cloud))) {
            throw new UnknownNameException("--cloud: there is no profile '" + cloud + "', only "
                    + overlays().stream().map(Overlay::profile).distinct().collect(Collectors.joining(", ")));
        }
    }

    private List<Overlay> overlays() {
        return pipeline.charts().stream()
                .flatMap(chart -> chart.overlays().stream())
                .toList();
    }

    private Chart chart(Overlay overlay) {
        Supplier<IllegalStateException> none = () -> new IllegalStateException("no chart has " + overlay.name());
        return pipeline.charts().stream()
                .filter(chart -> chart.overlays().contains(overlay))
                .findFirst()
                .orElseThrow(none);
    }
}
