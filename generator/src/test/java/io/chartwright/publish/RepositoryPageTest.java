package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.ByteSource;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.publish.store.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RepositoryPageTest {
    private static final String HEAD = "apiVersion: v1\nentries:\n";

    private static String page(String index, Map<String, byte[]> files) {
        ByteSource page = new RepositoryPage().of(Content.of(index), path -> Optional.ofNullable(files.get(path))
                .map(bytes -> new StoredFile(bytes, "")));
        return ((Content) page).text();
    }

    @Test
    void ofWhenMetadataIsHostileEscapesIt() {
        String evil = "\"</code><script>alert(1)</script><img src=x onerror=alert(2)> ' & \\e[31m\"";
        String page = page(
                HEAD + "  mini:\n  - annotations:\n      artifacthub.io/changes: |\n        - " + evil
                        + "\n    appVersion: " + evil + "\n    created: " + evil + "\n    description: " + evil
                        + "\n    digest: " + evil + "\n    kubeVersion: " + evil + "\n    urls:\n    - "
                        + "\"javascript:alert(1)\"\n    version: " + evil + "\n  " + evil + ":\n  - version: 1.0.0\n"
                        + "    urls:\n    - \"x\\\" onclick=\\\"alert(3)\"\n  odd;rm -rf .:\n  - version: 1.0.0\n",
                Map.of());

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<img")
                .doesNotContain("<script>alert")
                .doesNotContain("href=\"javascript")
                .doesNotContain(" onclick=\"")
                .doesNotContain("\u001b")
                .doesNotContain("helm install odd;rm");
    }

    @Test
    void ofWhenWrittenAsksForNothingOutsideAndRunsOnlyItsOwnScript() throws NoSuchAlgorithmException {
        String page = page(HEAD + "  mini:\n  - version: 1.0.0\n    urls: [mini-1.0.0.tgz]\n", Map.of());

        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain(" src=")
                .doesNotContain("<link")
                .contains("default-src &#39;none&#39;");
        for (String element : new String[] {"style", "script"}) {
            Matcher text = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                    .matcher(page);
            assertThat(text.find()).isTrue();
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(page)
                    .contains(
                            element + "-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest));
            assertThat(text.find()).isFalse();
        }
    }

    @Test
    void ofWhenPackageHasValuesFilesShowsACommandForEach() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");
        String index =
                Splices.write(Splices.read("apiVersion: v1\nentries: {}\n").with(IndexEntry.of(archive)));

        assertThat(page(index, Map.of("mini-1.0.0.tgz", archive.content().bytes())))
                .contains("<h2>mini 1.0.0</h2>")
                .contains("helm install mini charts/mini --version 1.0.0")
                .contains("<a href=\"mini-1.0.0.tgz\">mini-1.0.0.tgz</a> <code>"
                        + archive.digest().hex());
    }

    @Test
    void ofWhenIndexIsLargeIsBounded() {
        StringBuilder index = new StringBuilder(HEAD);
        for (int chart = 0; chart < 300; chart++) {
            index.append("  chart-").append(1000 + chart).append(":\n");
            for (int version = 99; version >= 0; version--) {
                index.append("  - description: ")
                        .append("long ".repeat(20))
                        .append("\n    version: 1.")
                        .append(version)
                        .append(".0\n");
            }
        }

        String page = page(index.toString(), Map.of());

        assertThat(index.length()).isGreaterThan(3_000_000);
        assertThat(page)
                .contains("Not all charts are shown")
                .contains("chart-1015 1.99.0")
                .contains("90 older versions");
        assertThat(page.length()).isLessThan(200_000);
        assertThat(page("{\"apiVersion\":\"v1\",\"x\":\"" + "y".repeat(2_000_000) + "\"}", Map.of()))
                .contains("Not all charts are shown");
    }
}
