package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.nginx.NginxConfig;
import io.chartwright.nginx.NginxConfig.Directive;
import io.chartwright.nginx.PublicResolvers;
import io.chartwright.secrecy.Secrecy;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of every directive of an nginx.conf what becomes of it. */
final class NginxReader {
    private static final String HEADERS_OF_THE_CHART =
            "host|connection|x-real-ip|x-forwarded-.*|accept-encoding|cookie|content-length|upgrade";
    private static final long DAY = 86_400;
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,12})");

    private final InputObject config;
    private final FieldPath path;
    private final Node node;
    private final Mapping settings;
    private final Ledger ledger;
    private final List<Directive> directives;
    private final NginxOrigin origin;
    private final Map<String, String> reasons;
    private Optional<Directive> certificate = Optional.empty();

    NginxReader(InputObject config, FieldPath path, Node node, Mapping settings, Ledger ledger) {
        this.config = config;
        this.path = path;
        this.node = node;
        this.settings = settings;
        this.ledger = ledger;
        this.directives = NginxConfig.parse(Ledger.text(node));
        this.origin = new NginxOrigin(directives);
        this.reasons = InputObject.texts(settings.mapping("directives").orElseThrow());
    }

    /** Returns whether it was found where the page comes from. */
    boolean hasOrigin() {
        return origin.pass().isPresent();
    }

    /** Returns the directive that names a certificate, if there is one. */
    Optional<Directive> certificate() {
        return certificate;
    }

    /** Reads the directives. */
    void read() {
        origin.pass().ifPresent(this::origin);
        origin.page().ifPresent(page -> put("origin.page", ValuesDraft.text(page)));
        directives.forEach(each -> read(each, false));
    }

    private void origin(Directive pass) {
        OriginAddress values = OriginAddress.of(settings, origin.address());
        values.values()
                .forEach((key, text) -> put(
                        "origin." + key,
                        key.equals("s3.pathStyle") ? ValuesDraft.scalar(true) : ValuesDraft.text(text)));
        ledger.compareText(
                config,
                field(pass),
                node.location(),
                ValuesDraft.keys("player.origin"),
                expected("address", values.address()));
        if (!values.address().equals(origin.address())) {
            partly(pass, "address", "The store's present form of the same address.");
        }
        if (pass.argument(0).startsWith("http:")) {
            partly(pass, "http", "The way to the origin is encrypted, and who answers is checked.");
        }
    }

    private void partly(Directive pass, String part, String reason) {
        ledger.decide(config, field(pass) + ": " + part, node.location(), Fate.CHANGED, "player.origin", reason);
    }

    private void read(Directive directive, boolean isHealth) {
        boolean isHealthToo = isHealth || isHealth(directive);
        if (isHealthToo) {
            decide(directive, Fate.CHANGED, "", "The chart answers health checks at /healthz, that path alone.");
        } else {
            one(directive);
        }
        directive.block().forEach(each -> read(each, isHealthToo));
    }

    private static boolean isHealth(Directive directive) {
        return directive.name().equals("location")
                && String.join(" ", directive.arguments()).matches("(= |\\^~ )?/(health|healthz|ping|status)/?")
                && !directive.in("return").isEmpty();
    }

    private void one(Directive directive) {
        switch (directive.name()) {
            case "proxy_pass" -> pass(directive);
            case "location" -> location(directive);
            case "resolver" -> resolver(directive);
            case "add_header" -> header(directive);
            case "access_log" -> log(directive);
            case "worker_processes" -> workers(directive);
            case "proxy_cache_path" -> cacheSize(directive);
            case "proxy_cache_valid" -> cacheTime(directive);
            case "upstream" ->
                decide(directive, Fate.CHANGED, "player.origin", "The origin's address is player.origin.");
            case "proxy_set_header" -> sentHeader(directive);
            case "ssl_certificate" -> {
                certificate = Optional.of(directive);
                decide(
                        directive,
                        Fate.CHANGED,
                        "player.tls.secretName",
                        "The Secret that holds the certificate is named.");
            }
            case "ssl_certificate_key" ->
                decide(directive, Fate.CHANGED, "player.tls.secretName", "The Secret that holds the key is named.");
            default -> other(directive);
        }
    }

    private void other(Directive directive) {
        boolean isOfUpstream = origin.isPartOfUpstream(directive);
        String reason = isOfUpstream ? "The origin's address is player.origin." : reasons.get(directive.name());
        decide(
                directive,
                reason == null ? Fate.REFUSED : Fate.CHANGED,
                "",
                reason == null ? "The chart writes its own nginx.conf and has no value for this." : reason);
    }

    private void pass(Directive directive) {
        boolean isSame = origin.isSame(directive);
        decide(
                directive,
                isSame ? Fate.DROPPED : Fate.REFUSED,
                "",
                isSame
                        ? "A second way to the same origin."
                        : "It leads to another address than /, and the player has one origin.");
    }

    private void location(Directive directive) {
        String where = String.join(" ", directive.arguments());
        List<Directive> passes = directive.in("proxy_pass");
        boolean isSame = !passes.isEmpty() && passes.stream().allMatch(origin::isSame);
        if (where.equals("/") || where.equals("= /")) {
            decide(
                    directive,
                    Fate.CHANGED,
                    "player.origin",
                    "Every path is asked for below the origin's prefix; / is player.origin.page.");
        } else if (isSame) {
            decide(
                    directive,
                    Fate.DROPPED,
                    "",
                    "The chart keeps every path of the origin in its cache, so it needs no"
                            + " second way there. Links that name this path must change.");
        } else {
            decide(directive, Fate.REFUSED, "", "The chart writes its own nginx.conf and has no value for a location.");
        }
    }

    private void resolver(Directive directive) {
        List<String> servers = directive.arguments().stream()
                .filter(each -> !each.contains("="))
                .toList();
        boolean isPublic = servers.stream().anyMatch(PublicResolvers::contains);
        if (isPublic) {
            decide(
                    directive,
                    Fate.CHANGED,
                    "",
                    "The cluster's own DNS is asked, which knows private names too (player.dns).");
            return;
        }
        put(
                "dns.resolvers",
                new io.chartwright.model.Sequence(
                        servers.stream().map(ValuesDraft::text).toList(), node.location()));
        directive.arguments().stream()
                .filter(each -> each.startsWith("valid="))
                .map(each -> seconds(each.substring(6)))
                .forEach(valid -> put("dns.validSeconds", ValuesDraft.scalar(valid)));
        ledger.compareText(
                config,
                field(directive),
                node.location(),
                ValuesDraft.keys("player.dns.resolvers"),
                expected("resolver", String.join(" ", servers)));
    }

    private void header(Directive directive) {
        String name = directive.argument(0);
        String text = directive.argument(1);
        Matcher age = MAX_AGE.matcher(text);
        boolean isLong = age.find() && Long.parseLong(age.group(1)) > DAY;
        if (name.equalsIgnoreCase("Cache-Control") && isLong) {
            decide(
                    directive,
                    Fate.CHANGED,
                    "",
                    "Browsers ask whether the page has changed (no-cache): one that may be" + " kept for "
                            + age.group(1) + " s could not be replaced. player.cacheControl changes it.");
        } else if (name.equalsIgnoreCase("Strict-Transport-Security")) {
            decide(
                    directive,
                    Fate.CHANGED,
                    "",
                    "The chart sends it where TLS ends somewhere (player.hstsMaxAgeSeconds).");
        } else if (Secrecy.isSecret(name, text) || !text.matches("[^\"\\\\\\r\\n$]*")) {
            decide(directive, Fate.REFUSED, "", "A header with a variable, a quote or a secret cannot be a value.");
        } else {
            String value = name.equalsIgnoreCase("Cache-Control") ? "cacheControl" : "headers." + name;
            put(value, ValuesDraft.text(text));
            ledger.compareText(
                    config,
                    field(directive),
                    node.location(),
                    ValuesDraft.keys("player." + value),
                    expected("header " + name.toLowerCase(Locale.ROOT), text));
        }
    }

    private void sentHeader(Directive directive) {
        boolean isOurs = directive.argument(0).toLowerCase(Locale.ROOT).matches(HEADERS_OF_THE_CHART);
        decide(
                directive,
                isOurs ? Fate.CHANGED : Fate.REFUSED,
                "",
                isOurs
                        ? reasons.getOrDefault(directive.name(), "")
                        : "The chart sends the origin no headers of one's own: let a bucket policy or a CDN take their place.");
    }

    private void log(Directive directive) {
        put("accessLog", ValuesDraft.scalar(!directive.argument(0).equals("off")));
        other(directive);
    }

    private void workers(Directive directive) {
        if (directive.argument(0).matches("\\d{1,4}")) {
            put("workerProcesses", ValuesDraft.scalar(new BigInteger(directive.argument(0))));
        }
        other(directive);
    }

    private void cacheSize(Directive directive) {
        directive.arguments().stream()
                .filter(each -> each.matches("max_size=\\d{1,6}[mg]"))
                .forEach(each -> {
                    BigInteger number = new BigInteger(each.replaceAll("\\D", ""));
                    put("cache.sizeMiB", ValuesDraft.scalar(each.endsWith("g") ? number.shiftLeft(10) : number));
                });
        other(directive);
    }

    private void cacheTime(Directive directive) {
        String time = directive.argument(directive.arguments().size() - 1);
        boolean isOfPages =
                directive.arguments().size() == 1 || directive.arguments().contains("200");
        if (isOfPages && time.matches("\\d{1,6}[smhd]?")) {
            put("cache.ttlSeconds", ValuesDraft.scalar(seconds(time)));
        }
        other(directive);
    }

    private static BigInteger seconds(String time) {
        long factor = time.endsWith("d") ? DAY : time.endsWith("h") ? 3600 : time.endsWith("m") ? 60 : 1;
        String digits = time.replaceAll("\\D", "");
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits).multiply(BigInteger.valueOf(factor));
    }

    private void put(String value, Node what) {
        ledger.values().put(ValuesDraft.keys("player." + value), what, Ledger.source(config));
    }

    private void decide(Directive directive, Fate fate, String value, String reason) {
        ledger.decide(config, field(directive), node.location(), fate, value, reason);
    }

    private String field(Directive directive) {
        return path + " line " + directive.line() + ": " + directive.name();
    }

    private static Expected expected(String what, String text) {
        return new Expected("ConfigMap", Tier.PLAYER, FieldPath.of("nginx " + what), text);
    }
}
