package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plain PUT: nginx as Debian has it. */
record NginxKind() implements ServerKind {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    @Override
    public String name() {
        return "plain PUT (nginx)";
    }

    @Override
    public Optional<String> missing() {
        return ServerKinds.missingProgram(PROGRAM);
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        int port = ServerProcess.freePort();
        Path files = ApacheKind.open(folder);
        String user = "root".equals(System.getProperty("user.name")) ? "user www-data;\n" : "";
        Files.writeString(
                files.resolve("nginx.conf"),
                user + "daemon off;\npid " + files + "/pid;\nevents {}\nhttp {\n  access_log off;\n"
                        + "  client_body_temp_path " + files + "/state;\n  server {\n    listen 127.0.0.1:" + port
                        + ";\n    root " + files + "/www;\n    dav_methods PUT DELETE;\n"
                        + "    create_full_put_path on;\n  }\n}\n");
        List<String> command = List.of(PROGRAM.toString(), "-c", files + "/nginx.conf", "-e", files + "/error.log");
        return new WebServer(ServerProcess.start(port, files, command), URI.create("http://127.0.0.1:" + port), false);
    }
}
