package io.chartwright.publish.oci;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.store.PublishException;
import java.net.URI;
import java.util.Optional;

/** One repository of a registry, over the protocol of the OCI distribution specification, version 1.1. */
final class Registry {

    private static final String ANY_MANIFEST = String.join(
            ", ",
            ChartArtifact.MANIFEST,
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    /** The specification bids registries to take manifests of four mebibytes. */
    private static final long LONGEST_MANIFEST = 4 << 20;

    private static final int REDIRECTS = 5;

    private final WebClient web;
    private final RegistryAccess access;
    private final URI root;

    /**
     * Creates the door to a repository.
     *
     * @param root such as {@code https://ghcr.io/v2/team/charts/web/}
     */
    Registry(WebClient web, RegistryAccess access, URI root) {
        this.web = web;
        this.access = access;
        this.root = root;
    }

    /** Returns the manifest under a tag or digest, if there is one. */
    Optional<Content> manifest(String reference) {
        WebRequest request = WebRequest.of("GET", root.resolve("manifests/" + reference))
                .withHeader("Accept", ANY_MANIFEST)
                .withLimit(LONGEST_MANIFEST);
        WebResponse response = access.send(request);
        return found(request, response) ? Optional.of(Content.of(response.body())) : Optional.empty();
    }

    /** Puts a manifest under a tag or digest. */
    void putManifest(String reference, Content manifest) {
        WebRequest request = WebRequest.of("PUT", root.resolve("manifests/" + reference))
                .withHeader("Content-Type", ChartArtifact.MANIFEST)
                .withBody(manifest);
        WebResponse response = access.send(request);
        if (!response.isSuccess()) {
            throw refused(request, response);
        }
        checkDigest(request, response.header("Docker-Content-Digest"), manifest.digest());
    }

    /** Returns whether the registry has the blob. */
    boolean hasBlob(Digest digest) {
        WebRequest request = WebRequest.of("HEAD", blob(digest));
        WebResponse response = access.send(request);
        boolean isElsewhere = response.status() >= 300 && response.status() < 400;
        return isElsewhere || found(request, response);
    }

    /**
     * Returns the blob.
     *
     * @param limit the most bytes that it may have
     */
    Content blob(Digest digest, long limit) {
        WebRequest request = WebRequest.of("GET", blob(digest)).withLimit(limit);
        WebResponse response = access.send(request);
        for (int i = 0; i < REDIRECTS && response.status() >= 300 && response.status() < 400; i++) {
            request = WebRequest.of("GET", elsewhere(request.uri(), response)).withLimit(limit);
            response = Places.isSame(root, request.uri()) ? access.send(request) : web.send(request);
        }
        if (!response.isSuccess()) {
            throw refused(request, response);
        }
        return Content.of(response.body());
    }

    /** Uploads a blob whole; in parts when the registry, or what stands before it, finds it too large. */
    void upload(Content blob) {
        URI place = begin();
        WebRequest request = WebRequest.of("PUT", withDigest(place, blob.digest()))
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(blob);
        WebResponse response = send(request);
        if (response.status() == 413) {
            new ChunkedUpload(this::send, web).upload(begin(), blob);
        } else if (!response.isSuccess() && !hasBlob(blob.digest())) {
            // An upload that arrived although its answer did not is gone when it is sent again; the blob is there.
            throw refused(request, response);
        }
    }

    private URI begin() {
        WebRequest request =
                WebRequest.of("POST", root.resolve("blobs/uploads/")).repeatable();
        WebResponse response = access.send(request);
        if (response.status() != 202) {
            throw refused(request, response);
        }
        return elsewhere(request.uri(), response);
    }

    private WebResponse send(WebRequest request) {
        return Places.isSame(root, request.uri()) ? access.send(request) : web.send(request);
    }

    /** Returns where the registry sends us. Another server gets no credentials, and never an unencrypted connection. */
    static URI elsewhere(URI asked, WebResponse response) {
        String text = response.header("Location").orElse("");
        try {
            URI place = asked.resolve(URI.create(text));
            boolean isSafe = Places.isSame(asked, place) || "https".equalsIgnoreCase(place.getScheme());
            if (!text.isEmpty() && isSafe && place.getHost() != null && place.getRawUserInfo() == null) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new PublishException("could not follow " + asked.getAuthority() + " to '" + text.replaceAll("\\?.*", "")
                + "': it is neither https nor the same server; does a proxy before the registry pass on the scheme"
                + " and the host that clients see?");
    }

    static URI withDigest(URI place, Digest digest) {
        String separator = place.getRawQuery() == null ? "?" : "&";
        return URI.create(place + separator + "digest=" + digest);
    }

    private URI blob(Digest digest) {
        return root.resolve("blobs/" + digest);
    }

    private boolean found(WebRequest request, WebResponse response) {
        if (!response.isSuccess() && response.status() != 404) {
            throw refused(request, response);
        }
        return response.isSuccess();
    }

    private UnavailableException refused(WebRequest request, WebResponse response) {
        UnavailableException refused = web.refused(request, response);
        boolean isLogin = response.status() == 401 || response.status() == 403;
        return isLogin
                ? new PublishException(
                        refused.getMessage() + "; log in with helm registry login or docker login, or set"
                                + " CHARTWRIGHT_USERNAME and CHARTWRIGHT_PASSWORD, as someone who may push there")
                : refused;
    }

    private void checkDigest(WebRequest request, Optional<String> said, Digest digest) {
        if (said.isPresent() && said.get().startsWith("sha256:") && !said.get().equals(digest.toString())) {
            throw new PublishException("could not trust " + web.secrets().hide(request.uri())
                    + ": the registry says that it keeps " + said.get() + " for " + digest);
        }
    }
}
