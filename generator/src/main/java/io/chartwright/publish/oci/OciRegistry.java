package io.chartwright.publish.oci;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.PublishException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A place in an OCI registry, below which each chart has a repository of its own, as Helm's push lays them out. */
public final class OciRegistry {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** More than Helm reads of an archive, in bytes. */
    private static final long LONGEST_ARCHIVE = 100 << 20;

    private final OciReference place;
    private final URI root;
    private final WebClient web;
    private final RegistryLogins logins;
    private final Patience patience;

    private OciRegistry(OciReference place, URI root, WebClient web, RegistryLogins logins, Patience patience) {
        this.place = place;
        this.root = root;
        this.web = web;
        this.logins = logins;
        this.patience = patience;
    }

    /**
     * Returns the registry.
     *
     * @param address of the form {@code oci://host[:port][/path]}
     * @param mayBePlain whether a registry on another machine may be called without encryption
     * @throws io.chartwright.model.UnknownNameException when the address has another form
     */
    public static OciRegistry open(String address, Network network, boolean mayBePlain) {
        OciReference place = OciReference.parse(address);
        boolean isPlain = mayBePlain || (place.isLocal() && answersPlainly(place, network.client()));
        URI root = URI.create((isPlain ? "http" : "https") + "://" + place.apiHost() + "/v2/");
        RegistryLogins logins = new RegistryLogins(network.environment());
        return new OciRegistry(place, root, network.client(), logins, network.patience());
    }

    /** Returns whether a registry on this machine speaks without encryption; one that does not says 400 to that. */
    private static boolean answersPlainly(OciReference place, WebClient web) {
        WebRequest request = WebRequest.of("GET", URI.create("http://" + place.apiHost() + "/v2/"));
        return web.send(request).status() != 400;
    }

    /** Returns the address. */
    public String name() {
        return place.toString();
    }

    /**
     * Pushes a chart under its version; does nothing when the tag names the same package with a provenance file that is as
     * good. A push that was interrupted is completed.
     *
     * @param provenance the archive's provenance file, if it is signed
     * @param isTrusted whether a provenance file that is there is as good as the offered one
     * @param mayReplace whether the tag may be given to another package
     * @param isDryRun whether only to find out what would be written
     * @throws io.chartwright.publish.store.PublishConflictException when the tag has another package, or gets one meanwhile
     */
    public Pushed push(
            ChartArchive archive,
            Optional<Content> provenance,
            Predicate<Content> isTrusted,
            boolean mayReplace,
            boolean isDryRun) {
        ChartRepository repository = repository(archive.id().name());
        ChartArtifact artifact = ChartArtifact.of(archive, provenance);
        Attempts attempts = patience.attempts(FIRST_PAUSE, LONGEST_PAUSE);
        do {
            PushPlan plan = repository.plan(archive, artifact, mayReplace, isTrusted);
            if (isDryRun || !plan.isNeeded() || repository.push(plan)) {
                return plan.pushed();
            }
        } while (attempts.pause());
        throw new PublishException("other publishers changed the tag of " + archive.id() + " in " + place
                + " each time before it was complete (" + attempts.summary() + "): run it again");
    }

    /**
     * Signs a manifest as cosign does; does nothing when the key has signed it already.
     *
     * @param chart the name of the chart that the manifest is of
     * @return what is written, in the order of writing
     */
    public List<String> sign(String chart, Digest manifest, CosignKey key, boolean isDryRun) {
        return signatures(chart).add(manifest, key, isDryRun);
    }

    /**
     * Returns a chart.
     *
     * @param chart its name
     * @param reference its version, or the digest of its manifest as {@code sha256:<hex>}
     * @throws UnknownNameException when there is no such chart
     * @throws PublishException when the registry gives other bytes than it names
     */
    public PulledChart pull(String chart, String reference) {
        Registry registry = registry(chart);
        String name = place + "/" + chart + (reference.startsWith("sha256:") ? "@" : ":") + reference;
        Content manifest = registry.manifest(reference.replace('+', '_'))
                .orElseThrow(() -> new UnknownNameException("there is no " + name));
        RemoteManifest remote = RemoteManifest.of(manifest);
        if (remote.chart().isEmpty()) {
            throw new UnknownNameException(name + " is no chart");
        }
        if (reference.startsWith("sha256:")) {
            whole(manifest, new Digest(reference.substring("sha256:".length())), name);
        }
        Content archive = whole(
                registry.blob(remote.chart().get(), LONGEST_ARCHIVE),
                remote.chart().get(),
                name);
        Optional<Content> provenance = remote.provenance()
                .map(digest -> whole(registry.blob(digest, ChartArtifact.LONGEST_PROVENANCE), digest, name));
        return new PulledChart(
                remote.digest(), archive, provenance, signatures(chart).of(remote.digest()));
    }

    private static Content whole(Content content, Digest digest, String name) {
        if (!content.digest().equals(digest)) {
            throw new PublishException("could not trust " + name + ": the registry gives " + content.digest() + " for "
                    + digest + "; do not use it, and tell who runs the registry");
        }
        return content;
    }

    private ChartRepository repository(String chart) {
        return new ChartRepository(registry(chart), place + "/" + chart);
    }

    private Signatures signatures(String chart) {
        return new Signatures(registry(chart), place.host() + "/" + place.repository(chart));
    }

    private Registry registry(String chart) {
        String name = place.repository(chart);
        RegistryAccess access = new RegistryAccess(web, () -> logins.find(place), name);
        return new Registry(web, access, root.resolve(name + "/"));
    }
}
