package io.chartwright.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens for HTTP, with a bounded number of workers. */
final class Service {
    private static final int WORKERS = 64;
    private static final int WAITING = 4096;
    private static final int BACKLOG = 1024;
    private static final int QUIET_SECONDS = 2;
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int LONGEST_END_SECONDS = 90;
    private static final int LOOK_MILLIS = 20;
    private static final int QUIET_LOOKS = 3;

    private final HttpServer server;
    private final Site site;
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(WORKERS, WORKERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));

    private Service(HttpServer server, Site site) {
        this.server = server;
        this.site = site;
    }

    /** Listens on a port; 0 picks a free one. */
    static Service start(int port, Site site) throws IOException {
        // Answers of two small packets would wait for the client's receipt, and more idle clients than 200 be cut off.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        System.setProperty("sun.net.httpserver.idleInterval", "75");
        Service service = new Service(HttpServer.create(new InetSocketAddress(port), BACKLOG), site);
        service.server.createContext("/", site);
        service.server.setExecutor(service.workers);
        service.server.start();
        return service;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /**
     * Answers no new connections any more. Closes each old one with the answer to its next request, and goes on so until
     * no request has come for a while: a connection that is cut while a request is on its way would lose that request.
     * Returns when the open requests are answered.
     */
    void end() throws InterruptedException {
        site.end();
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (site.quietNanos() < TimeUnit.SECONDS.toNanos(QUIET_SECONDS) && System.nanoTime() < last) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        Thread closer = new Thread(() -> server.stop(LONGEST_END_SECONDS), "closer");
        closer.setDaemon(true);
        closer.start();
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_END_SECONDS);
        int quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() < latest) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            quiet = workers.getActiveCount() == 0 && workers.getQueue().isEmpty() ? quiet + 1 : 0;
        }
        workers.shutdownNow();
    }
}
