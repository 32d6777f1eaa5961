package io.chartwright.publish.oci;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.PublishException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A place in an OCI registry, below which each chart has a repository of its own, as Helm's push lays them out. */
public final class OciRegistry {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

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

    private ChartRepository repository(String chart) {
        String name = place.repository(chart);
        RegistryAccess access = new RegistryAccess(web, () -> logins.find(place), name);
        return new ChartRepository(new Registry(web, access, root.resolve(name + "/")), place + "/" + chart);
    }
}
