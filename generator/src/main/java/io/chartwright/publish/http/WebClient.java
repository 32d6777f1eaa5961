package io.chartwright.publish.http;

import io.chartwright.model.ByteSource;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests. What fails for a time (nobody answers, a connection breaks, 408, 429, 500, 502, 503, 504) is sent again
 * within the patience; every other answer is the caller's to judge. Redirects are not followed, because a protocol must
 * say whether credentials may go along.
 */
public final class WebClient {

    private static final Set<Integer> FOR_A_TIME = Set.of(408, 429, 500, 502, 503, 504);

    /** The one of them that says that nothing was done. */
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** What a slow line carries in a second; large bodies get as much more time. */
    private static final long BYTES_PER_SECOND = 100_000;

    private final HttpClient client;
    private final Patience patience;
    private final Secrets secrets;
    private final Duration answerTime;

    private WebClient(HttpClient client, Patience patience, Secrets secrets, Duration answerTime) {
        this.client = client;
        this.patience = patience;
        this.secrets = secrets;
        this.answerTime = answerTime;
    }

    /**
     * Returns a client.
     *
     * @param environment {@code SSL_CERT_FILE} names certificates of authorities that are trusted besides Java's own;
     *     {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} are as usual
     * @throws UnavailableException when the file with certificates cannot be read, or a proxy is no address
     */
    public static WebClient of(Map<String, String> environment, Patience patience, Secrets secrets) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        Authorities.of(environment).ifPresent(builder::sslContext);
        Proxies.of(environment, secrets).applyTo(builder);
        return new WebClient(builder.build(), patience, secrets, ANSWER);
    }

    /** Returns this client with another time in which an answer must be complete; bodies of many bytes get more. */
    public WebClient withAnswerTime(Duration time) {
        return new WebClient(client, patience, secrets, time);
    }

    /** Returns the time in which an answer must be complete; bodies of many bytes get more. */
    public Duration answerTime() {
        return answerTime;
    }

    /** Returns this client with another patience. */
    public WebClient withPatience(Patience other) {
        return new WebClient(client, other, secrets, answerTime);
    }

    /** Returns the secrets that no message may tell. */
    public Secrets secrets() {
        return secrets;
    }

    /**
     * Returns the answer.
     *
     * @throws UnavailableException when there is none within the patience
     */
    public WebResponse send(WebRequest request) {
        return send(request, Authorizer.none());
    }

    /**
     * Returns the answer to the request with what the authorizer adds for each attempt.
     *
     * @throws UnavailableException when there is none within the patience
     */
    public WebResponse send(WebRequest request, Authorizer authorizer) {
        Attempts attempts = patience.attempts(FIRST_PAUSE, LONGEST_PAUSE);
        while (true) {
            String failure;
            Duration wait = Duration.ZERO;
            try {
                WebResponse response = exchange(authorizer.authorize(request));
                if (!isWorthAnother(response, request)) {
                    return response;
                }
                failure = ServerText.of(response, secrets);
                wait = RetryAfter.of(response, patience.timing().now());
            } catch (IOException e) {
                failure = Failures.explain(e, secrets);
                if (!isWorthAnother(e, request)) {
                    throw unavailable(request, failure);
                }
            }
            if (!attempts.pause(wait)) {
                throw unavailable(request, failure + " (" + attempts.summary() + ")");
            }
        }
    }

    /** Returns the failure that an answer is, with what the server says of it; for a status that nobody expects. */
    public UnavailableException refused(WebRequest request, WebResponse response) {
        return unavailable(request, ServerText.of(response, secrets));
    }

    private UnavailableException unavailable(WebRequest request, String why) {
        return new UnavailableException(
                "could not " + request.method() + " " + secrets.hide(request.uri()) + ": " + why);
    }

    private static boolean isWorthAnother(WebResponse response, WebRequest request) {
        return FOR_A_TIME.contains(response.status())
                && (request.isRepeatable() || response.status() == TOO_MANY_REQUESTS);
    }

    private static boolean isWorthAnother(IOException problem, WebRequest request) {
        if (problem instanceof SSLException
                || problem instanceof BoundedBody.TooLargeException
                || Failures.isUnknownHost(problem)) {
            return false;
        }
        return request.isRepeatable() || problem instanceof ConnectException;
    }

    private WebResponse exchange(WebRequest request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .header("User-Agent", "chartwright")
                .method(request.method(), publisher(request.body()));
        request.headers().forEach(builder::setHeader);
        long size = request.body().map(ByteSource::length).orElse(0L);
        Duration time = answerTime.plusSeconds(size / BYTES_PER_SECOND);
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(builder.build(), BoundedBody.upTo(request.limit()));
        try {
            HttpResponse<byte[]> response = pending.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return new WebResponse(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new HttpTimeoutException("there was no complete answer within " + time.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for " + secrets.hide(request.uri()), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new IllegalStateException("the network failed in a way that Java does not declare", e);
        }
    }

    private static BodyPublisher publisher(Optional<ByteSource> body) {
        return body.filter(bytes -> bytes.length() > 0)
                .map(bytes -> BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(bytes::open), bytes.length()))
                .orElseGet(BodyPublishers::noBody);
    }
}
