package io.chartwright.e2e.publishing;

import io.chartwright.publish.azure.AzureProtocol;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Azure Blob Storage as Azurite plays it; it checks signatures.
 *
 * @param program Azurite's command for blobs
 */
record AzureKind(Path program) implements ServerKind {

    /** The account and key that every Azurite has, and that its manual gives. */
    private static final String ACCOUNT = "devstoreaccount1";

    private static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    @Override
    public String name() {
        return "Azure Blob Storage (Azurite)";
    }

    @Override
    public Optional<String> missing() {
        return ServerKinds.missingProgram(program);
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                port,
                folder,
                ServerKinds.command(
                        program,
                        List.of(
                                "--skipApiVersionCheck",
                                "--inMemoryPersistence",
                                "--silent",
                                "--blobHost",
                                "127.0.0.1",
                                "--blobPort",
                                "PORT"),
                        port));
        URI address = URI.create("http://127.0.0.1:" + port);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        String signed = "PUT" + "\n".repeat(12) + "x-ms-blob-public-access:container\nx-ms-date:" + date
                + "\nx-ms-version:2021-12-02\n/" + ACCOUNT + "/" + ACCOUNT + "/charts\nrestype:container";
        ServerKinds.request(
                "PUT",
                address.resolve("/" + ACCOUNT + "/charts?restype=container"),
                "",
                "x-ms-blob-public-access",
                "container",
                "x-ms-date",
                date,
                "x-ms-version",
                "2021-12-02",
                "Authorization",
                "SharedKey " + ACCOUNT + ":" + signature(signed));
        return new AzureServer(process, address);
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Such a server. */
    private record AzureServer(ServerProcess process, URI address) implements RunningServer {
        @Override
        public String repository(String folder) {
            return "az://" + ACCOUNT + "/charts/" + folder;
        }

        @Override
        public Map<String, String> environment(URI at) {
            return Map.of(
                    "AZURE_STORAGE_SERVICE_ENDPOINT", at.resolve("/" + ACCOUNT).toString(), "AZURE_STORAGE_KEY", KEY);
        }

        @Override
        public URI reading(String folder) {
            return address.resolve("/" + ACCOUNT + "/charts/" + folder);
        }

        @Override
        public Optional<Store> conditional(String folder) {
            Patience patience = new Patience(Patience.USUAL, Timing.system());
            return Optional.of(AzureProtocol.open(repository(folder), Network.of(environment(address), patience)));
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
