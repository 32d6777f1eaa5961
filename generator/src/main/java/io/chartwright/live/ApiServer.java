package io.chartwright.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Proxies;
import io.chartwright.publish.http.Secrets;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An API server and who asks it. It can be asked for what is there, and whether something is allowed; there is no method
 * for a request that changes anything.
 */
final class ApiServer implements AutoCloseable {

    private static final int CONNECT_MILLISECONDS = 5_000;
    private static final int ANSWER_MILLISECONDS = 20_000;

    /** The only path to which anything is sent. The server answers and keeps nothing. */
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final String address;
    private final HttpClient client;
    private final Secrets secrets;

    private ApiServer(String address, HttpClient client, Secrets secrets) {
        this.address = address;
        this.client = client;
        this.secrets = secrets;
    }

    /**
     * Returns the server that the context names. Nothing is asked of it yet.
     *
     * @throws UnavailableException when the kubeconfig does not lead to one, or logging in fails
     */
    static ApiServer of(Kubeconfig.Chosen chosen, Map<String, String> environment) {
        Secrets secrets = new Secrets();
        Kubeconfig.Entry cluster = chosen.cluster();
        String address = address(cluster);
        ConfigBuilder settings = settings(cluster, address);
        new Login(chosen, environment, secrets).applyTo(settings);
        Config config = settings.build();
        config.setClientKeyAlgo(Config.getKeyAlgorithm(config.getClientKeyFile(), config.getClientKeyData()));
        proxy(cluster, address, environment, secrets).ifPresent(proxy -> {
            config.setHttpProxy(proxy);
            config.setHttpsProxy(proxy);
        });
        try {
            HttpClient client =
                    HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
            return new ApiServer(address, client, secrets);
        } catch (KubernetesClientException e) {
            throw new UnavailableException(
                    "could not use the certificates or the proxy that the kubeconfig names: " + secrets.hide(reason(e)),
                    e);
        }
    }

    /** Nothing is taken from the environment here, as the client does by itself when it is let. */
    private static ConfigBuilder settings(Kubeconfig.Entry cluster, String address) {
        if (cluster.text("tls-server-name").isPresent()) {
            throw new UnavailableException("the kubeconfig asks for the certificate of another name (tls-server-name),"
                    + " which cannot be checked here: name the server by that name in 'server'");
        }
        boolean isUnchecked = cluster.isTrue("insecure-skip-tls-verify");
        ConfigBuilder settings = new ConfigBuilder(Config.empty())
                .withAutoConfigure(false)
                .withMasterUrl(address)
                .withTrustCerts(isUnchecked)
                .withDisableHostnameVerification(isUnchecked)
                .withConnectionTimeout(CONNECT_MILLISECONDS)
                .withRequestTimeout(ANSWER_MILLISECONDS)
                .withRequestRetryBackoffLimit(1)
                // An API server ends an HTTP/2 connection at the first refused login, and its answer with it.
                .withHttp2Disable(true)
                .withUserAgent("chartwright");
        cluster.text("certificate-authority-data").ifPresent(settings::withCaCertData);
        cluster.path("certificate-authority").ifPresent(file -> settings.withCaCertFile(file.toString()));
        return settings;
    }

    /** Returns its address, without a slash at its end. */
    String address() {
        return address;
    }

    /** Returns what no message may tell. */
    Secrets secrets() {
        return secrets;
    }

    /**
     * Returns the JSON at the path; empty when there is nothing.
     *
     * @throws NotAllowedException when the user may not read it
     * @throws UnavailableException when the server does not answer, or answers something else
     */
    Optional<JsonNode> get(String path) {
        return text(path).map(text -> Json.read(text, "the answer of " + address + path));
    }

    /** Returns the text at the path, as {@link #get} does. */
    Optional<String> text(String path) {
        return send(client.newHttpRequestBuilder().uri(address + path).build(), path);
    }

    /** Returns whether the user may do what the attributes say. */
    boolean review(String attributes) {
        String question = "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\","
                + "\"spec\":{\"resourceAttributes\":" + attributes + "}}";
        HttpRequest request = client.newHttpRequestBuilder()
                .uri(address + REVIEWS)
                .post("application/json", question)
                .build();
        return send(request, REVIEWS)
                .map(text -> Json.read(text, "the answer of " + address + REVIEWS))
                .filter(answer -> answer.path("status").path("allowed").asBoolean())
                .isPresent();
    }

    @Override
    public void close() {
        client.close();
    }

    private Optional<String> send(HttpRequest request, String path) {
        try {
            HttpResponse<String> response =
                    client.sendAsync(request, String.class).get(2L * ANSWER_MILLISECONDS, TimeUnit.MILLISECONDS);
            return body(response, path);
        } catch (ExecutionException e) {
            throw unreachable(reason(e));
        } catch (TimeoutException e) {
            throw unreachable("there was no answer within " + 2 * ANSWER_MILLISECONDS / 1000 + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("it was interrupted");
        }
    }

    private Optional<String> body(HttpResponse<String> response, String path) {
        int code = response.code();
        if (response.isSuccessful()) {
            return Optional.of(response.body());
        }
        if (code == 404) {
            return Optional.empty();
        }
        String said = said(response.body());
        if (code == 401) {
            throw new NotLoggedInException(
                    "the API server " + address + " does not accept the login of the kubeconfig's" + " context" + said);
        }
        if (code == 403) {
            throw new NotAllowedException("the API server " + address + " refuses " + path + said);
        }
        throw new RefusedException("the API server " + address + " answered " + code + " to " + path + said, code);
    }

    private UnavailableException unreachable(String why) {
        return new UnavailableException("could not reach the API server " + address + ": " + secrets.hide(why));
    }

    private String said(String body) {
        String message = "";
        try {
            message = Json.read(body, "").path("message").asText();
        } catch (UnavailableException e) {
            // A proxy may answer in HTML, which says no more than the code.
        }
        return message.isEmpty() ? "" : ": " + secrets.hide(message);
    }

    /** Returns what the innermost problem says. */
    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause.getClass().getSimpleName() + message;
    }

    private static String address(Kubeconfig.Entry cluster) {
        String address = cluster.text("server").orElse("").replaceFirst("/+$", "");
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new UnavailableException("the kubeconfig's context names no 'server' that begins with https://");
        }
        return address;
    }

    /** The kubeconfig's own proxy is used for every address; those of the environment are not for some. */
    private static Optional<String> proxy(
            Kubeconfig.Entry cluster, String address, Map<String, String> environment, Secrets secrets) {
        return cluster.text("proxy-url")
                .map(URI::create)
                .or(() -> Proxies.of(environment, secrets).proxy(URI.create(address)))
                .map(ApiServer::withPort);
    }

    private static String withPort(URI proxy) {
        int port = "https".equals(proxy.getScheme()) ? 443 : 80;
        return proxy.getPort() < 0
                ? proxy.getScheme() + "://" + proxy.getRawAuthority() + ":" + port
                : proxy.toString();
    }
}
