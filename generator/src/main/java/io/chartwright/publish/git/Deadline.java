package io.chartwright.publish.git;

import io.chartwright.model.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds an exchange as a whole. JGit bounds single reads, so a server that sends a byte now and then would hold it for
 * ever.
 *
 * @param time the most that an exchange may take
 */
record Deadline(Duration time) {

    /** Something that goes over the network. */
    interface Exchange<T> {
        T run() throws IOException;
    }

    /**
     * Returns what comes of the exchange, which runs in a thread of its own and is left behind when it takes too long.
     *
     * @param what it is, for a message
     * @throws UnavailableException when it takes too long
     */
    <T> T run(String what, Exchange<T> exchange) throws IOException {
        Callable<T> call = exchange::run;
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "git");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            // Not tried again: what was left behind may still write into the same local repository.
            throw new UnavailableException(
                    "could not " + what + ": it was not complete within " + time.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted: could not " + what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("could not " + what, e);
        }
    }
}
