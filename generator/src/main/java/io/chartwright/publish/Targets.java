package io.chartwright.publish;

import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.publish.azure.AzureProtocol;
import io.chartwright.publish.gcs.GcsProtocol;
import io.chartwright.publish.git.GitStore;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.oci.OciRegistry;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.s3.S3Protocol;
import io.chartwright.publish.store.FolderStore;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.web.ChartMuseum;
import io.chartwright.publish.web.WebStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of chart repositories, by how a user writes them. */
public final class Targets {

    /** Two letters at least, so that a drive of Windows is no scheme. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    static final List<Page> PAGES = List.of(new RepositoryPage(), new ArtifactHubFile());

    /** What addresses of OCI registries begin with. */
    public static final String OCI = "oci://";

    private final PublishOptions options;
    private final Map<String, String> environment;
    private final Patience patience;
    private final Optional<CosignKey> cosignKey;

    private Targets(
            PublishOptions options, Map<String, String> environment, Patience patience, Optional<CosignKey> cosignKey) {
        this.options = options;
        this.environment = Map.copyOf(environment);
        this.patience = patience;
        this.cosignKey = cosignKey;
    }

    /**
     * Creates the kinds.
     *
     * @param environment the environment variables, for credentials and endpoints
     */
    public Targets(PublishOptions options, Map<String, String> environment, Timing timing) {
        this(options, environment, new Patience(options.retryTime(), timing), Optional.empty());
    }

    /** Returns the kinds that can keep signatures of cosign, and keep one by the key. */
    public Targets signedWith(CosignKey key) {
        return new Targets(options, environment, patience, Optional.of(key));
    }

    /**
     * Returns the target that the text names: a folder, or a URL.
     *
     * @throws UnknownNameException when no target is written like that
     */
    public Target open(String repository) {
        if (repository.startsWith(OCI)) {
            return new OciTarget(registry(repository), options, cosignKey);
        }
        if (cosignKey.isPresent()) {
            throw new UnknownNameException("--cosign-key signs in OCI registries, oci://host/path, only; use --sign");
        }
        if (repository.startsWith("chartmuseum+http")) {
            return new ChartMuseumTarget(ChartMuseum.open(repository, network(), options.isPlainHttp()), options);
        }
        return new IndexTarget(store(repository), options, patience, PAGES);
    }

    /**
     * Returns the registry that the text names.
     *
     * @throws UnknownNameException when it names none
     */
    public OciRegistry registry(String repository) {
        return OciRegistry.open(repository, network(), options.isPlainHttp());
    }

    /**
     * Returns the store of files that the text names: a folder, or a URL.
     *
     * @throws UnknownNameException when no store is written like that
     */
    public Store store(String repository) {
        Matcher scheme = SCHEME.matcher(repository);
        if (repository.isBlank()) {
            throw unknown(repository, "");
        }
        try {
            if (!scheme.matches()) {
                return new FolderStore(Path.of(repository), patience);
            }
            return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
                case "file" -> new FolderStore(Path.of(URI.create(repository)), patience);
                case "s3" -> S3Protocol.open(repository, network());
                case "gs" -> GcsProtocol.open(repository, network());
                case "az" -> AzureProtocol.open(repository, network());
                case "https", "http" -> WebStore.open(repository, network(), options.isPlainHttp());
                case "git+https", "git+http", "git+ssh", "git+file" -> new GitStore(repository, network());
                case "oci", "chartmuseum+https", "chartmuseum+http" ->
                    throw new UnknownNameException("'" + shown(repository) + "' has no index.yaml that is a file;"
                            + " 'chartwright verify oci://HOST/PATH/CHART:VERSION' looks at one chart of a registry");
                default -> throw unknown(repository, "");
            };
        } catch (IllegalArgumentException e) {
            throw unknown(repository, " (" + e.getMessage() + ")");
        }
    }

    private Network network() {
        return Network.of(environment, patience);
    }

    private static UnknownNameException unknown(String repository, String why) {
        return new UnknownNameException("there is no repository of the kind '" + shown(repository) + "'" + why
                + "; name a folder, such as dist/repo or file:///srv/charts, or one of s3://bucket/folder,"
                + " gs://bucket/folder, az://account/container/folder, oci://host/path, https://host/folder,"
                + " git+https://host/path.git#branch and chartmuseum+https://host");
    }

    private static String shown(String repository) {
        return repository.replaceFirst("://[^/@]*@", "://***@");
    }
}
