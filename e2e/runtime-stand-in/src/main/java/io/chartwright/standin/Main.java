package io.chartwright.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts the stand-in. */
public final class Main {
    private Main() {}

    /** Runs until a signal ends it; exits with 1 when it cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        Secrets secrets = Secrets.of(
                environment.getOrDefault("DATABASE_CONNECTION_STRING", ""),
                environment.getOrDefault("INSTALLATION_TOKEN", ""));
        try {
            Settings settings = Settings.from(environment);
            secrets = settings.secrets();
            run(settings, environment);
        } catch (RefusedException e) {
            fail(secrets.hide(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            fail(secrets.hide("the database cannot be used: " + described(e)));
        } catch (IOException e) {
            fail(secrets.hide("the HTTP port cannot be used: " + e));
        }
    }

    /** Returns the message of an error with those below it, which tell why a connection failed. */
    static String described(SQLException error) {
        StringBuilder text = new StringBuilder("SQLSTATE " + error.getSQLState() + ", " + error.getMessage());
        int depth = 0;
        for (Throwable cause = error.getCause(); cause != null && depth < 5; cause = cause.getCause()) {
            text.append("; ").append(cause.getMessage());
            depth++;
        }
        return text.toString();
    }

    private static void run(Settings settings, Map<String, String> environment)
            throws SQLException, IOException, InterruptedException {
        Consumer<String> log =
                line -> System.out.println("stand-in: " + settings.secrets().hide(line));
        Database database = new Database(Sources.pool(settings.database(), environment));
        database.prepare();
        TimeUnit.SECONDS.sleep(settings.startDelaySeconds());
        Service service =
                Service.start(settings.port(), new Site(database, settings.baseUrl(), hostName(environment), log));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service, database, log), "end"));
        log.accept("listens on port " + service.port() + "; this is a test program, not Boomi's runtime");
    }

    /** Without halt the exit code would be 143, as if the program had not ended on its own. */
    private static void end(Service service, Database database, Consumer<String> log) {
        try {
            service.end();
            database.close();
            log.accept("ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static String hostName(Map<String, String> environment) {
        String name = environment.getOrDefault("HOSTNAME", "");
        if (!name.isEmpty()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static void fail(String line) {
        System.err.println("stand-in: " + line);
        Runtime.getRuntime().halt(1);
    }
}
