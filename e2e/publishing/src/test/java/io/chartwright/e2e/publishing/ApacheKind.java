package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * WebDAV: Apache as Debian has it. Everybody may read; who writes must log in.
 *
 * <p>It answers one request at a time: two at once damage the lock database of Apache 2.4, after which every LOCK is
 * answered 500 (apache/httpd pull request 395 mends it in the next version).
 */
record ApacheKind() implements ServerKind {
    private static final Path PROGRAM = Path.of("/usr/sbin/apache2");
    private static final List<String> MODULES =
            List.of("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs");

    private static final String ONE_AT_A_TIME = """
            ServerLimit 1
            StartServers 1
            ThreadLimit 1
            ThreadsPerChild 1
            MinSpareThreads 1
            MaxRequestWorkers 1
            KeepAlive Off
            Timeout 5
            """;

    @Override
    public String name() {
        return "WebDAV (Apache)";
    }

    @Override
    public Optional<String> missing() {
        return ServerKinds.missingProgram(PROGRAM);
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        int port = ServerProcess.freePort();
        Path files = open(folder);
        Files.createDirectories(files.resolve("www"));
        // A quick hash: with a slow one, Apache's readers would wait between seeing a file's size and its content.
        Files.writeString(files.resolve("password"), "user:{SHA}9Ml7gTI0M7AFosNhIOKUZreehho=\n");
        Files.writeString(files.resolve("apache.conf"), config(files, port));
        List<String> command = List.of(PROGRAM.toString(), "-f", files + "/apache.conf", "-D", "FOREGROUND");
        ServerProcess process = ServerProcess.start(port, files, command);
        return new WebServer(process, URI.create("http://127.0.0.1:" + port), true);
    }

    /** Makes a folder in which a server finds its files although it runs as another user. */
    static Path open(Path folder) throws IOException {
        Path files = Files.createTempDirectory("chartwright-web-");
        Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (String name : List.of("www", "state")) {
            Files.createDirectories(files.resolve(name));
            Files.setPosixFilePermissions(files.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        folder.toFile().deleteOnExit();
        return files;
    }

    private static String config(Path files, int port) {
        String modules = MODULES.stream()
                .map(name -> "LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name + ".so\n")
                .collect(Collectors.joining());
        String user = "root".equals(System.getProperty("user.name")) ? "User www-data\nGroup www-data\n" : "";
        return Stream.of(
                        "ServerRoot " + files,
                        "ServerName localhost",
                        "PidFile " + files + "/pid",
                        "Listen 127.0.0.1:" + port,
                        "ErrorLog " + files + "/error.log",
                        modules + ONE_AT_A_TIME + user + "DocumentRoot " + files + "/www",
                        "DavLockDB " + files + "/state/locks",
                        "<Directory " + files + "/www>",
                        "Dav On",
                        "AuthType Basic",
                        "AuthName charts",
                        "AuthUserFile " + files + "/password",
                        "<LimitExcept GET HEAD OPTIONS PROPFIND>",
                        "Require valid-user",
                        "</LimitExcept>",
                        "</Directory>",
                        "")
                .collect(Collectors.joining("\n"));
    }
}
