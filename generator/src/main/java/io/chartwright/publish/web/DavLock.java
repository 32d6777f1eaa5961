package io.chartwright.publish.web;

import static java.util.regex.Pattern.DOTALL;

import io.chartwright.model.Content;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The right to change a folder on a WebDAV server and all that is in it (RFC 4918, section 9.10). The server lets nobody
 * else write, whether or not they know of locks; a lock that nobody refreshes ends by itself.
 */
final class DavLock implements AutoCloseable {

    /** Long enough for an upload between two refreshes, and short enough to wait for after a crash. */
    private static final Duration LIFE = Duration.ofSeconds(90);

    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int LOCKED = 423;
    private static final String XML = "application/xml; charset=utf-8";
    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Pattern ACTIVE_LOCK =
            Pattern.compile("<[^<>]*\\bactivelock\\b.*?</[^<>]*\\bactivelock>", DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("\\blocktoken\\b[^<>]*>\\s*<[^<>]*\\bhref\\b[^<>]*>\\s*([^<>\\s]+)\\s*<", DOTALL);

    private final WebFolder folder;
    private final String token;
    private final Timing timing;
    private Instant refreshed;

    private DavLock(WebFolder folder, String token, Timing timing) {
        this.folder = folder;
        this.token = token;
        this.timing = timing;
        this.refreshed = timing.now();
    }

    /** Waits for the lock. */
    static DavLock acquire(WebFolder folder, Patience patience) {
        String owner = "chartwright " + UUID.randomUUID();
        Attempts attempts = patience.attempts(FIRST_PAUSE, LONGEST_PAUSE);
        do {
            WebResponse response = folder.expect(
                    request(folder).withHeader("Depth", "infinity").withBody(info(owner)), LOCKED);
            Optional<String> token = response.isSuccess() ? Optional.of(token(folder, response)) : held(folder, owner);
            if (token.isPresent()) {
                return new DavLock(folder, token.get(), patience.timing());
            }
        } while (attempts.pause());
        throw new PublishException("could not lock " + folder.root() + " (" + attempts.summary()
                + "): another publisher holds it, or one that was stopped, whose lock ends within "
                + LIFE.toSeconds() + " seconds; try again then");
    }

    private static String token(WebFolder folder, WebResponse response) {
        return response.header("Lock-Token")
                .orElseThrow(() -> new PublishException(
                        "could not lock " + folder.root() + ": the server answered without a Lock-Token"))
                .strip();
    }

    /** Returns the token of a lock that the owner has; when the answer to a request for it was lost, there is one. */
    private static Optional<String> held(WebFolder folder, String owner) {
        WebRequest request = WebRequest.of("PROPFIND", folder.root())
                .withHeader("Depth", "0")
                .withHeader("Content-Type", XML)
                .withBody(Content.of(
                        PROLOGUE + "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:lockdiscovery/></D:prop></D:propfind>\n"));
        WebResponse response = folder.send(request);
        String locks = response.isSuccess() ? Content.of(response.body()).text() : "";
        return ACTIVE_LOCK
                .matcher(locks)
                .results()
                .map(MatchResult::group)
                .filter(lock -> lock.contains(owner))
                .flatMap(lock -> TOKEN.matcher(lock).results())
                .map(found -> "<" + found.group(1) + ">")
                .findFirst();
    }

    /** Returns the request with what proves that we hold the lock, which is refreshed when it grows old. */
    WebRequest authorize(WebRequest request) {
        if (Duration.between(refreshed, timing.now()).compareTo(FRESH) > 0) {
            folder.expect(request(folder).withHeader("If", "(" + token + ")"));
            refreshed = timing.now();
        }
        return request.withHeader("If", "<" + folder.root() + "> (" + token + ")");
    }

    /** Gives the lock back; one that cannot be given back ends by itself. */
    @Override
    public void close() {
        folder.send(WebRequest.of("UNLOCK", folder.root()).withHeader("Lock-Token", token));
    }

    private static WebRequest request(WebFolder folder) {
        return WebRequest.of("LOCK", folder.root())
                .withHeader("Timeout", "Second-" + LIFE.toSeconds())
                .withHeader("Content-Type", XML);
    }

    private static Content info(String owner) {
        return Content.of(PROLOGUE + "<D:lockinfo xmlns:D=\"DAV:\"><D:lockscope><D:exclusive/></D:lockscope>"
                + "<D:locktype><D:write/></D:locktype><D:owner>" + owner + "</D:owner></D:lockinfo>\n");
    }
}
