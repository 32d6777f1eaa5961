package io.chartwright.publish;

import io.chartwright.model.Content;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Writes the page of a repository. It asks for nothing outside itself, says all it has to say without a script, and its
 * policy lets no script run but its own; all text that comes from charts is escaped.
 */
final class PageText {
    private static final int LONGEST = 500;
    private static final String STYLE = resource("index.css");
    private static final String SCRIPT = resource("index.js");

    private final StringBuilder out = new StringBuilder();

    private PageText() {}

    /**
     * Returns the page.
     *
     * @param isAll whether these are all charts of the repository
     */
    static String of(List<ShownChart> charts, boolean isAll) {
        PageText page = new PageText();
        page.head();
        charts.forEach(page::chart);
        if (!isAll) {
            page.out.append(
                    "<p>Not all charts are shown here. <code>helm search repo charts/</code> lists them.</p>\n");
        }
        page.out
                .append("</main>\n<p id=\"said\" role=\"status\" class=\"quiet\"></p>\n<script>")
                .append(SCRIPT)
                .append("</script>\n</body>\n</html>\n");
        return page.out.toString();
    }

    private void head() {
        String policy = "default-src 'none'; style-src " + hash(STYLE) + "; script-src " + hash(SCRIPT)
                + "; base-uri 'none'; form-action 'none'";
        out.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="referrer" content="no-referrer">
                <title>Helm charts</title>
                <style>%s</style>
                </head>
                <body>
                <a class="skip" href="#charts">To the charts</a>
                <header>
                <h1>Helm charts</h1>
                <p>Add this repository; <code>REPOSITORY</code> is the address of this page without its last part.</p>
                """.formatted(escape(policy), STYLE));
        command("helm repo add charts REPOSITORY");
        out.append("</header>\n<main id=\"charts\" tabindex=\"-1\">\n");
    }

    private void chart(ShownChart chart) {
        Mapping newest = chart.versions().get(0);
        String version = text(newest, "version");
        out.append("<article>\n<h2>")
                .append(escape(chart.name()))
                .append(' ')
                .append(escape(version))
                .append("</h2>\n");
        paragraph("", text(newest, "description"));
        String app = text(newest, "appVersion");
        String kubernetes = text(newest, "kubeVersion");
        paragraph(
                "quiet",
                (app.isEmpty() ? "" : "Application " + app + ". ")
                        + (kubernetes.isEmpty() ? "" : "Kubernetes " + kubernetes));
        if ((chart.name() + version).matches("[A-Za-z0-9._+-]+")) {
            // Whoever copies a command must not run what a foreign entry has for a name.
            install(chart, version);
        }
        changes(newest);
        versions(chart);
        out.append("</article>\n");
    }

    private void install(ShownChart chart, String version) {
        out.append("<h3>Install</h3>\n");
        String install = "helm install " + chart.name() + " charts/" + chart.name() + " --version " + version;
        for (String overlay : chart.overlays()) {
            paragraph("quiet", overlay);
            command(install + " -f REPOSITORY/" + chart.name() + "-" + version + "/values-" + overlay
                    + ".yaml -f mine.yaml");
        }
        if (chart.overlays().isEmpty()) {
            command(install);
        }
        chart.key().ifPresent(key -> {
            out.append("<h3>Signature</h3>\n<p>Signed with the key <code>").append(escape(key));
            out.append("</code>. With its public key in a keyring:</p>\n");
            command(install + " --verify --keyring KEYRING");
        });
    }

    private void changes(Mapping entry) {
        String written = entry.mapping("annotations")
                .flatMap(all -> all.text("artifacthub.io/changes"))
                .orElse("");
        List<String> changes = list(written);
        if (!changes.isEmpty()) {
            out.append("<h3>What is new</h3>\n<ul>\n");
            changes.forEach(change -> out.append("<li>").append(escape(change)).append("</li>\n"));
            out.append("</ul>\n");
        }
    }

    /** Artifact Hub takes a list of texts, or of mappings with a kind and a description. */
    private static List<String> list(String written) {
        try {
            return new YamlReader("publish")
                    .readAll("changes", written).stream()
                            .filter(Sequence.class::isInstance)
                            .flatMap(node -> ((Sequence) node).items().stream())
                            .map(PageText::change)
                            .filter(text -> !text.isBlank())
                            .limit(20)
                            .toList();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static String change(Node item) {
        if (item instanceof Mapping mapping) {
            String kind = text(mapping, "kind");
            return (kind.isEmpty() ? "" : kind + ": ") + text(mapping, "description");
        }
        return item instanceof Scalar scalar ? scalar.text() : "";
    }

    private void versions(ShownChart chart) {
        out.append("<details>\n<summary>Versions of ")
                .append(escape(chart.name()))
                .append("</summary>\n<table>\n");
        out.append("<thead><tr><th scope=\"col\">Version</th><th scope=\"col\">Created</th>");
        out.append("<th scope=\"col\">Package and its SHA-256</th></tr></thead>\n<tbody>\n");
        for (Mapping entry : chart.versions()) {
            String path = PackageAddress.of(entry).path().orElse("");
            out.append("<tr><th scope=\"row\">")
                    .append(escape(text(entry, "version")))
                    .append("</th><td>");
            out.append(escape(text(entry, "created").replaceFirst("T.*", ""))).append("</td><td>");
            if (path.matches("[A-Za-z0-9][A-Za-z0-9._+/-]*")) {
                out.append("<a href=\"")
                        .append(escape(path))
                        .append("\">")
                        .append(escape(path))
                        .append("</a> ");
            }
            out.append("<code>").append(escape(text(entry, "digest"))).append("</code></td></tr>\n");
        }
        out.append("</tbody>\n</table>\n");
        if (chart.count() > chart.versions().size()) {
            paragraph("quiet", (chart.count() - chart.versions().size()) + " older versions are in index.yaml.");
        }
        out.append("</details>\n");
    }

    private void command(String command) {
        out.append("<div class=\"command\"><pre tabindex=\"0\"><code data-here>")
                .append(escape(command))
                .append("</code></pre><button type=\"button\" data-copy hidden aria-label=\"Copy: ")
                .append(escape(command))
                .append("\">Copy</button></div>\n");
    }

    private void paragraph(String style, String text) {
        if (!text.isBlank()) {
            out.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                    .append(escape(text))
                    .append("</p>\n");
        }
    }

    private static String text(Mapping mapping, String key) {
        String text = mapping.get(key)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String text) {
        byte[] digest = HexFormat.of().parseHex(Content.of(text).digest().hex());
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static String resource(String name) {
        try (InputStream in = PageText.class.getResourceAsStream(name)) {
            return "\n" + new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("this build lacks " + name, e);
        }
    }
}
