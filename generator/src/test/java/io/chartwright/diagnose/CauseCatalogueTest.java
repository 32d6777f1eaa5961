package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.schema.ValuesChecker;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CauseCatalogueTest {
    private static final CauseCatalogue CATALOGUE = CauseCatalogue.load();
    private static final Path SOURCES = Path.of("src/main/java/io/chartwright/diagnose");
    private static final Pattern ID = Pattern.compile("\"([a-z-]+/[a-z-]+)\"");
    private static final Pattern OPEN = Pattern.compile("\\$\\{(\\w+)}");
    private static final List<String> TIERS = List.of("player", "runtime");

    static List<CauseEntry> entries() {
        return CATALOGUE.entries();
    }

    @Test
    void entriesWhenTheyAreComparedWithTheDetectorsAreTheSame() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Matcher ids = ID.matcher(Files.readString(file));
                while (ids.find()) {
                    used.add(ids.group(1));
                }
            }
        }
        Set<String> byLogs = CATALOGUE.entries().stream()
                .filter(entry -> !entry.logs().patterns().isEmpty())
                .map(CauseEntry::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                CATALOGUE.entries().stream().map(CauseEntry::id).collect(Collectors.toCollection(TreeSet::new));

        used.addAll(byLogs);
        assertThat(known).isEqualTo(used);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void entryWhenItIsReadIsWhole(CauseEntry entry) {
        assertThat(entry.title()).doesNotEndWith(".");
        assertThat(entry.symptom()).endsWith(".");
        assertThat(entry.fix()).endsWith(".").doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void exampleWhenItIsCopiedIsValidForTheChart(CauseEntry entry) throws IOException {
        ValuesChecker chart = new ValuesChecker(Files.readString(Path.of("../charts/boomi-flow/values.schema.json")));
        for (String tier : TIERS) {
            String example = entry.example().replace("${tier}", tier).replace("${url}", "https://flow.example.com");
            Mapping values = new YamlReader("test").readMapping("example of " + entry.id(), example);

            // A null takes a default away, before Helm asks the schema.
            assertThat(chart.check(Mapping.empty(values.location()).merge(values)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void textsWhenALogTellsTheCauseNeedNoMoreThanALogKnows(CauseEntry entry) {
        String text = entry.title() + entry.fix() + entry.example() + entry.command();
        Set<String> known = Set.of("namespace", "release", "tier", "name", "container", "previous", "image");

        Stream<String> open = OPEN.matcher(entry.logs().patterns().isEmpty() ? "" : text)
                .results()
                .map(found -> found.group(1));

        assertThat(known).containsAll(open.toList());
    }

    /** Lines as PostgreSQL, Npgsql, OpenSSL and NGINX write them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runtime | database/password | Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "boomiflow"
            runtime | database/not-allowed | 28000: no pg_hba.conf entry for host "10.0.1.7", user "boomiflow", database "boomiflow", no encryption
            runtime | database/name | Npgsql.PostgresException (0x80004005): 3D000: database "boomiflow" does not exist
            runtime | database/rights | Npgsql.PostgresException (0x80004005): 42501: permission denied for schema public
            runtime | database/read-only | 25006: cannot execute CREATE TABLE in a read-only transaction
            runtime | database/connections | Npgsql.PostgresException (0x80004005): 53300: sorry, too many clients already
            runtime | database/connections | FATAL: remaining connection slots are reserved for roles with the SUPERUSER attribute
            runtime | database/pool | The connection pool has been exhausted, either raise 'Max Pool Size' (currently 50) or 'Timeout'
            runtime | database/starting | 57P03: the database system is starting up
            runtime | database/tls | ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure
            runtime | database/tls | The remote certificate was rejected by the provided RemoteCertificateValidationCallback.
            runtime | database/tls | The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot
            runtime | database/no-tls | Npgsql.NpgsqlException: SSL connection requested. No SSL enabled connection from this host is configured.
            runtime | database/host-unknown | System.Net.Sockets.SocketException (00000005, 0xFFFDFFFF): Name or service not known
            runtime | database/host-unknown | System.Net.Sockets.SocketException (00000001, 11): Resource temporarily unavailable
            runtime | database/refused | ---> System.Net.Sockets.SocketException (111): Connection refused
            runtime | database/timeout | ---> System.Net.Sockets.SocketException (110): Connection timed out
            runtime | database/timeout | ---> System.TimeoutException: The operation has timed out
            runtime | database/not-postgresql | Received unexpected backend message AuthenticationRequest. Please file a bug.
            runtime | database/string | System.ArgumentException: Keyword not supported: 'hots'
            runtime | image/architecture | exec /usr/bin/dotnet: exec format error
            player  | origin/certificate | 2026/11/28 [error] 8#8: *3 upstream SSL certificate verify error: (20:unable to get local issuer certificate) while SSL handshaking to upstream
            player  | origin/certificate | 2026/11/28 [error] 8#8: *3 upstream SSL certificate does not match "my.bucket.s3.eu-west-1.amazonaws.com" while SSL handshaking to upstream
            player  | origin/host-unknown | 2026/11/28 [error] 8#8: *1 nobody.example.com could not be resolved (3: Host not found)
            player  | origin/dns | 2026/11/28 [error] 8#8: *1 storage.example.com could not be resolved (110: Operation timed out)
            player  | origin/unreachable | 2026/11/28 [error] 8#8: *1 upstream timed out (110: Operation timed out) while connecting to upstream
            player  | origin/unreachable | 2026/11/28 [error] 8#8: *1 connect() failed (111: Connection refused) while connecting to upstream
            player  | certificate/unreadable | nginx: [emerg] cannot load certificate "/etc/boomi-flow/tls/tls.crt": BIO_new_file() failed
            player  | player/resolver | nginx: [emerg] host not found in resolver "kube-dns.kube-system.svc.cluster.local" in /etc/boomi-flow/nginx/nginx.conf:40
            runtime | pod/read-only | System.UnauthorizedAccessException: Access to the path '/app/data' is denied.
            player  | player/nginx | nginx: [emerg] 1#1: invalid number of arguments in "add_header" directive
            """)
    void lineWhenAProgramWritesItTellsItsCauseFirst(String tier, String cause, String line) {
        assertThat(CATALOGUE.entries().stream()
                        .filter(entry -> entry.isIn(tier, line))
                        .map(CauseEntry::id))
                .first()
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runtime | info: Microsoft.Hosting.Lifetime[14] Now listening on: http://[::]:80
            runtime | stand-in: listens on port 80; this is a test program, not Boomi's runtime
            player  | 10.244.0.1 [2026-11-28T10:00:00+00:00] "GET / HTTP/1.1" 200 52 0.001 "curl/8" cache=HIT upstream=-
            """)
    void lineWhenAllIsWellTellsNothing(String tier, String line) {
        assertThat(CATALOGUE.entries().stream().filter(entry -> entry.isIn(tier, line)))
                .isEmpty();
    }
}
