package io.chartwright.standin;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Turns an Npgsql connection string into connections of the JDBC driver. */
final class Sources {
    /** Held here, because the logging system forgets the level of a logger that nobody holds. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private static final int CONNECT_SECONDS = 15;
    private static final int COMMAND_SECONDS = 30;
    private static final int LEAST = 5;
    private static final int MOST = 50;

    private Sources() {}

    /** Makes a pool with the limits of the string, or what Boomi documents as default. */
    static Pool pool(ConnectionString string, Map<String, String> environment) {
        // The driver would log what a failed connection was asked for.
        DRIVER.setLevel(Level.OFF);
        int connect = string.number(Keyword.TIMEOUT, CONNECT_SECONDS);
        int most = string.number(Keyword.MAXIMUM_POOL_SIZE, MOST);
        int least = string.number(Keyword.MINIMUM_POOL_SIZE, Math.min(LEAST, most));
        if (least > most) {
            throw new RefusedException(
                    "DATABASE_CONNECTION_STRING: Minimum Pool Size is greater than Maximum Pool Size.");
        }
        PGSimpleDataSource source = source(string, connect);
        secure(source, string, environment);
        return new Pool(source, new Pool.Sizes(least, most, bounded(connect, CONNECT_SECONDS)));
    }

    private static PGSimpleDataSource source(ConnectionString string, int connect) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {string.text(Keyword.HOST).orElse("")});
        source.setPortNumbers(new int[] {string.number(Keyword.PORT, 5432)});
        source.setUser(string.text(Keyword.USERNAME).orElse(""));
        source.setPassword(string.text(Keyword.PASSWORD).orElse(""));
        source.setDatabaseName(string.text(Keyword.DATABASE)
                .or(() -> string.text(Keyword.USERNAME))
                .orElse(""));
        string.text(Keyword.APPLICATION_NAME).ifPresent(source::setApplicationName);
        string.text(Keyword.SEARCH_PATH).ifPresent(source::setCurrentSchema);
        source.setConnectTimeout(bounded(connect, CONNECT_SECONDS));
        source.setLoginTimeout(bounded(connect, CONNECT_SECONDS));
        source.setSocketTimeout(bounded(string.number(Keyword.COMMAND_TIMEOUT, COMMAND_SECONDS), COMMAND_SECONDS));
        source.setTcpKeepAlive(true);
        source.setGssEncMode("disable");
        return source;
    }

    private static void secure(PGSimpleDataSource source, ConnectionString string, Map<String, String> environment) {
        SslMode mode = string.text(Keyword.SSL_MODE).flatMap(SslMode::named).orElse(SslMode.PREFER);
        source.setSslMode(mode.jdbc());
        String root = string.text(Keyword.ROOT_CERTIFICATE).orElse(environment.getOrDefault("PGSSLROOTCERT", ""));
        if (!root.isEmpty()) {
            source.setSslRootCert(root);
        } else if (mode.verifies()) {
            // Npgsql asks the system's roots then, but the driver would ask for a file in the home folder.
            source.setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
        string.text(Keyword.SSL_CERTIFICATE).ifPresent(source::setSslCert);
        string.text(Keyword.SSL_KEY).ifPresent(source::setSslKey);
        string.text(Keyword.SSL_PASSWORD).ifPresent(source::setSslPassword);
        string.text(Keyword.CHANNEL_BINDING)
                .ifPresent(binding -> source.setChannelBinding(binding.strip().toLowerCase(Locale.ROOT)));
    }

    /** Zero is without end for Npgsql and for the driver, but an answer must come some time. */
    private static int bounded(int seconds, int most) {
        return seconds == 0 ? most : Math.min(seconds, most);
    }
}
