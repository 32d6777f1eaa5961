package io.chartwright.standin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of an Npgsql 10 connection string, each with the other names that Npgsql takes for it. */
enum Keyword {
    HOST(Kind.TEXT, "Host", "Server"),
    PORT(Kind.NUMBER, "Port"),
    DATABASE(Kind.TEXT, "Database", "DB"),
    USERNAME(Kind.TEXT, "Username", "User Name", "UserId", "User Id", "UID"),
    PASSWORD(Kind.TEXT, "Password", "PSW", "PWD"),
    PASSFILE(Kind.TEXT, "Passfile"),
    APPLICATION_NAME(Kind.TEXT, "Application Name", "ApplicationName"),
    ENLIST(Kind.FLAG, "Enlist"),
    SEARCH_PATH(Kind.TEXT, "Search Path", "SearchPath"),
    CLIENT_ENCODING(Kind.TEXT, "Client Encoding", "ClientEncoding"),
    ENCODING(Kind.TEXT, "Encoding"),
    TIMEZONE(Kind.TEXT, "Timezone"),
    SSL_MODE(Kind.TEXT, "SSL Mode", "SslMode"),
    SSL_NEGOTIATION(Kind.TEXT, "SSL Negotiation", "SslNegotiation"),
    GSS_ENCRYPTION_MODE(Kind.TEXT, "GSS Encryption Mode", "GssEncryptionMode"),
    TRUST_SERVER_CERTIFICATE(Kind.FLAG, "Trust Server Certificate", "TrustServerCertificate"),
    SSL_CERTIFICATE(Kind.TEXT, "SSL Certificate", "SslCertificate"),
    SSL_KEY(Kind.TEXT, "SSL Key", "SslKey"),
    SSL_PASSWORD(Kind.TEXT, "SSL Password", "SslPassword"),
    ROOT_CERTIFICATE(Kind.TEXT, "Root Certificate", "RootCertificate"),
    CHECK_CERTIFICATE_REVOCATION(Kind.FLAG, "Check Certificate Revocation", "CheckCertificateRevocation"),
    CHANNEL_BINDING(Kind.TEXT, "Channel Binding", "ChannelBinding"),
    REQUIRE_AUTH(Kind.TEXT, "Require Auth", "RequireAuth"),
    KERBEROS_SERVICE_NAME(Kind.TEXT, "Kerberos Service Name", "KerberosServiceName", "Krbsrvname"),
    INCLUDE_REALM(Kind.FLAG, "Include Realm", "IncludeRealm"),
    PERSIST_SECURITY_INFO(Kind.FLAG, "Persist Security Info", "PersistSecurityInfo"),
    LOG_PARAMETERS(Kind.FLAG, "Log Parameters", "LogParameters"),
    INCLUDE_ERROR_DETAIL(Kind.FLAG, "Include Error Detail", "IncludeErrorDetail"),
    INCLUDE_FAILED_BATCHED_COMMAND(Kind.FLAG, "Include Failed Batched Command", "IncludeFailedBatchedCommand"),
    POOLING(Kind.FLAG, "Pooling"),
    MINIMUM_POOL_SIZE(Kind.NUMBER, "Minimum Pool Size", "MinPoolSize"),
    MAXIMUM_POOL_SIZE(Kind.NUMBER, "Maximum Pool Size", "MaxPoolSize"),
    CONNECTION_IDLE_LIFETIME(Kind.NUMBER, "Connection Idle Lifetime", "ConnectionIdleLifetime"),
    CONNECTION_PRUNING_INTERVAL(Kind.NUMBER, "Connection Pruning Interval", "ConnectionPruningInterval"),
    CONNECTION_LIFETIME(Kind.NUMBER, "Connection Lifetime", "ConnectionLifetime", "Load Balance Timeout"),
    TIMEOUT(Kind.NUMBER, "Timeout"),
    COMMAND_TIMEOUT(Kind.NUMBER, "Command Timeout", "CommandTimeout"),
    CANCELLATION_TIMEOUT(Kind.NUMBER, "Cancellation Timeout", "CancellationTimeout"),
    TARGET_SESSION_ATTRIBUTES(Kind.TEXT, "Target Session Attributes", "TargetSessionAttributes"),
    LOAD_BALANCE_HOSTS(Kind.FLAG, "Load Balance Hosts", "LoadBalanceHosts"),
    HOST_RECHECK_SECONDS(Kind.NUMBER, "Host Recheck Seconds", "HostRecheckSeconds"),
    KEEPALIVE(Kind.NUMBER, "Keepalive"),
    TCP_KEEPALIVE(Kind.FLAG, "Tcp Keepalive", "TcpKeepAlive"),
    TCP_KEEPALIVE_TIME(Kind.NUMBER, "Tcp Keepalive Time", "TcpKeepAliveTime"),
    TCP_KEEPALIVE_INTERVAL(Kind.NUMBER, "Tcp Keepalive Interval", "TcpKeepAliveInterval"),
    READ_BUFFER_SIZE(Kind.NUMBER, "Read Buffer Size", "ReadBufferSize"),
    WRITE_BUFFER_SIZE(Kind.NUMBER, "Write Buffer Size", "WriteBufferSize"),
    SOCKET_RECEIVE_BUFFER_SIZE(Kind.NUMBER, "Socket Receive Buffer Size", "SocketReceiveBufferSize"),
    SOCKET_SEND_BUFFER_SIZE(Kind.NUMBER, "Socket Send Buffer Size", "SocketSendBufferSize"),
    MAX_AUTO_PREPARE(Kind.NUMBER, "Max Auto Prepare", "MaxAutoPrepare"),
    AUTO_PREPARE_MIN_USAGES(Kind.NUMBER, "Auto Prepare Min Usages", "AutoPrepareMinUsages"),
    NO_RESET_ON_CLOSE(Kind.FLAG, "No Reset On Close", "NoResetOnClose"),
    OPTIONS(Kind.TEXT, "Options"),
    ARRAY_NULLABILITY_MODE(Kind.TEXT, "Array Nullability Mode", "ArrayNullabilityMode"),
    MULTIPLEXING(Kind.FLAG, "Multiplexing"),
    WRITE_COALESCING_BUFFER_THRESHOLD_BYTES(
            Kind.NUMBER, "Write Coalescing Buffer Threshold Bytes", "WriteCoalescingBufferThresholdBytes"),
    LOAD_TABLE_COMPOSITES(Kind.FLAG, "Load Table Composites", "LoadTableComposites"),
    SERVER_COMPATIBILITY_MODE(Kind.TEXT, "Server Compatibility Mode", "ServerCompatibilityMode");

    /** What a value must be. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG
    }

    private static final Map<String, Keyword> BY_NAME = Arrays.stream(values())
            .flatMap(keyword -> Stream.concat(Stream.of(keyword.title), Arrays.stream(keyword.others.split(",", -1)))
                    .filter(name -> !name.isEmpty())
                    .map(name -> Map.entry(fold(name), keyword)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Kind kind;
    private final String title;
    /** With commas between, because a list would not be immutable by its type. */
    private final String others;

    Keyword(Kind kind, String title, String... others) {
        this.kind = kind;
        this.title = title;
        this.others = String.join(",", others);
    }

    /** Finds a key by any of its names, in any case. */
    static Optional<Keyword> named(String name) {
        return Optional.ofNullable(BY_NAME.get(fold(name)));
    }

    /** Returns its first name. */
    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
