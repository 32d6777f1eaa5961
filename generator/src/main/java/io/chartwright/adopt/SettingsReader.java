package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.adopt.Environment.Reference;
import io.chartwright.adopt.Environment.Source;
import io.chartwright.adopt.Environment.Variable;
import io.chartwright.model.Fate;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.secrecy.Secrecy;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment variables of a tier, as values; what may be secret goes to a Secret. */
final class SettingsReader {
    private static final String CONNECTION = "DATABASE_CONNECTION_STRING";
    private static final String CERTIFICATE =
            "Name the ConfigMap or Secret with the certificates in database.rootCertificate.";
    private static final String TO_SECRET = "Moves into a Secret: what is secret stands in no values file.";

    private final Mapping known;
    private final Mapping parts;
    private final Ledger ledger;
    private final Tier tier;
    private final String newSecret;

    /**
     * Creates a reader.
     *
     * @param settings what is known of variables: {@code settings.yaml}
     * @param newSecret the name of the Secret for texts that are in none yet
     */
    SettingsReader(Mapping settings, Ledger ledger, Tier tier, String newSecret) {
        this.known = tier.name().equals(Tier.RUNTIME)
                ? settings.mapping("variables").orElseThrow()
                : Mapping.empty(Location.of("settings.yaml"));
        this.parts = settings.mapping("connection").orElseThrow();
        this.ledger = ledger;
        this.tier = tier;
        this.newSecret = newSecret;
    }

    /** Reads every variable of the tier's container. */
    void read(Landscape landscape) {
        FieldPath container = tier.field(new FieldPath(List.of()));
        Environment environment = new Environment(landscape::find, tier.deployment(), tier.own(), container);
        environment.variables().values().forEach(this::read);
        unresolved(environment.unresolved());
    }

    private void read(Variable variable) {
        Mapping row = known.mapping(variable.name()).orElse(Mapping.empty(variable.location()));
        Optional<String> text = variable.text();
        if (text.isEmpty()
                && variable.from()
                        .flatMap(from -> from.mapping("configMapKeyRef"))
                        .isPresent()) {
            all(variable, Fate.REFUSED, "", "Its ConfigMap or key is not among the manifests: give that too.");
        } else if (text.filter(value -> value.contains("$(")).isPresent()) {
            all(variable, Fate.REFUSED, "", "It refers to another variable, which values cannot: write it out.");
        } else if (row.text("secret").isPresent()) {
            secret(variable, row.text("secret").orElseThrow());
        } else if (row.text("value").isPresent() && text.isPresent()) {
            known(variable, row, text.get().replace("$$", "$"));
        } else {
            other(variable);
        }
    }

    private void known(Variable variable, Mapping row, String text) {
        String value = row.text("value").orElseThrow();
        boolean isBoolean = row.text("type").isPresent();
        if (Secrecy.isSecret(text)) {
            all(variable, Fate.REFUSED, "", "It holds a password, which cannot stand in values: take it out.");
        } else if (isBoolean && !text.equals("true")) {
            all(variable, Fate.DROPPED, "", "Not to set it is the same.");
        } else if (text.endsWith("/")) {
            String short_ = text.replaceFirst("/+$", "");
            ledger.values()
                    .put(
                            ValuesDraft.keys(value),
                            ValuesDraft.text(short_),
                            Ledger.source(variable.sources().get(0).object()));
            all(variable, Fate.CHANGED, value, "Without the slash at its end.");
        } else {
            Node node = isBoolean ? ValuesDraft.scalar(true) : ValuesDraft.text(text);
            carry(variable, ValuesDraft.keys(value), node);
        }
    }

    private void secret(Variable variable, String value) {
        Reference reference = variable.secret();
        if (!reference.name().isEmpty()) {
            name(variable, value, reference);
            ledger.needSecret(reference.name(), reference.key(), "");
            for (Source source : variable.sources()) {
                ledger.compare(source.object(), source.path(), source.node(), expected(variable), "");
            }
        } else if (variable.name().equals(CONNECTION) && variable.text().isPresent()) {
            connection(variable, variable.text().orElseThrow());
        } else {
            name(variable, value, new Reference(newSecret, variable.name()));
            ledger.needSecret(newSecret, variable.name(), origin(variable));
            all(variable, Fate.CHANGED, value, TO_SECRET);
        }
    }

    private void name(Variable variable, String value, Reference reference) {
        String source = variable.sources().isEmpty()
                ? "From a Secret that is not among the manifests."
                : Ledger.source(variable.sources().get(0).object());
        ledger.values().put(ValuesDraft.keys(value + ".existingSecret"), ValuesDraft.text(reference.name()), source);
        ledger.values().put(ValuesDraft.keys(value + ".existingSecretKey"), ValuesDraft.text(reference.key()), source);
    }

    /** The parts of a plain connection string are values of their own; its password goes to a Secret. */
    private void connection(Variable variable, String text) {
        Source source = variable.sources().get(variable.sources().size() - 1);
        all(variable, Fate.CHANGED, "database", "The chart builds the connection string from values and a Secret.");
        ConnectionString.parts(text).forEach((name, value) -> part(source, name, value));
    }

    private void part(Source source, String name, String text) {
        String field = source.path() + ": " + name;
        Location at = source.node().location();
        String key = name.toLowerCase(Locale.ROOT);
        Mapping row = parts.mapping(key).orElse(Mapping.empty(at));
        Optional<String> reason = row.text("reason");
        if (row.text("secret").isPresent() || (row.entries().isEmpty() && Secrecy.isSecret(name, text))) {
            String value = row.text("secret").orElse("database.password");
            Variable made =
                    new Variable("password", Optional.of(text), Reference.NONE, Optional.empty(), List.of(source));
            name(made, value, new Reference(newSecret, "password"));
            ledger.needSecret(newSecret, "password", source.object().title() + ", " + source.path());
            ledger.decide(source.object(), field, at, Fate.CHANGED, value, TO_SECRET);
        } else if (reason.isPresent()) {
            ledger.decide(source.object(), field, at, Fate.CHANGED, "", reason.get());
        } else if (key.equals("root certificate")) {
            ledger.decide(source.object(), field, at, Fate.REFUSED, "", CERTIFICATE);
        } else {
            List<String> keys =
                    row.text("value").map(ValuesDraft::keys).orElse(List.of("database", "parameters", name));
            boolean isNumber = row.text("type").isPresent() && text.matches("\\d{1,9}");
            Node node = isNumber ? ValuesDraft.scalar(new BigInteger(text)) : ValuesDraft.text(text);
            ledger.values().put(keys, node, Ledger.source(source.object()));
            FieldPath shown = FieldPath.of("connection").then(key.replace(" ", ""));
            ledger.compareText(source.object(), field, at, keys, new Expected("Deployment", tier.name(), shown, text));
        }
    }

    private void other(Variable variable) {
        List<String> keys = List.of(tier.name(), "extraEnv", variable.name());
        Optional<String> text = variable.text();
        if (text.isPresent() && Secrecy.isSecret(variable.name(), text.get())) {
            Reference made = new Reference(newSecret, variable.name());
            Mapping ref = Mapping.nested(List.of("name"), ValuesDraft.text(made.name()))
                    .stack(Mapping.nested(List.of("key"), ValuesDraft.text(made.key())));
            ledger.values()
                    .put(
                            keys,
                            Mapping.nested(List.of("valueFrom", "secretKeyRef"), ref),
                            Ledger.source(tier.deployment()));
            ledger.needSecret(made.name(), made.key(), origin(variable));
            all(variable, Fate.CHANGED, String.join(".", keys), TO_SECRET);
        } else if (text.isPresent()) {
            carry(variable, keys, ValuesDraft.text(text.get().replace("$$", "$")));
        } else if (variable.from().isPresent()) {
            carry(
                    variable,
                    keys,
                    Mapping.nested(List.of("valueFrom"), variable.from().get()));
        } else {
            Mapping ref = Mapping.nested(
                            List.of("name"), ValuesDraft.text(variable.secret().name()))
                    .stack(Mapping.nested(
                            List.of("key"), ValuesDraft.text(variable.secret().key())));
            carry(variable, keys, Mapping.nested(List.of("valueFrom", "secretKeyRef"), ref));
        }
    }

    /** What comes whole from an object that is not here stays so, and is taken to hold what the runtime needs. */
    private void unresolved(List<Mapping> sources) {
        if (sources.isEmpty()) {
            return;
        }
        List<String> keys = List.of(tier.name(), "extraEnvFrom");
        ledger.values()
                .put(
                        keys,
                        new Sequence(List.copyOf(sources), sources.get(0).location()),
                        Ledger.source(tier.deployment()));
        FieldPath at = tier.field(FieldPath.of("envFrom"));
        FieldPath.leaves(tier.deployment().tree()).forEach((path, node) -> {
            if (path.isBelow(at) && !ledger.knows(tier.deployment(), path)) {
                ledger.decide(tier.deployment(), path, node, Fate.CARRIED, String.join(".", keys), "");
            }
        });
        sources.stream()
                .flatMap(source -> source.mapping("secretRef").flatMap(ref -> ref.text("name")).stream())
                .findFirst()
                .ifPresent(this::assume);
    }

    private void assume(String secret) {
        for (Map.Entry<String, Mapping.Entry> row : known.entries().entrySet()) {
            Optional<String> value = ((Mapping) row.getValue().node()).text("secret");
            boolean isNeeded = value.isPresent() && !row.getKey().equals("Otlp_Headers");
            if (isNeeded
                    && ledger.values()
                            .effective(value.get() + ".existingSecret")
                            .isEmpty()) {
                Variable missing =
                        new Variable(row.getKey(), Optional.empty(), Reference.NONE, Optional.empty(), List.of());
                name(missing, value.get(), new Reference(secret, row.getKey()));
                ledger.needSecret(secret, row.getKey(), "");
            }
        }
    }

    private void carry(Variable variable, List<String> keys, Node value) {
        for (Source source : variable.sources()) {
            ledger.carry(source.object(), source.path(), source.node(), keys, value, expected(variable));
        }
    }

    private Expected expected(Variable variable) {
        String state =
                variable.text().map(text -> "text " + text.replace("$$", "$")).orElse(variable.state());
        return new Expected(
                "Deployment", tier.name(), FieldPath.of("environment").then(variable.name()), state);
    }

    private void all(Variable variable, Fate fate, String value, String reason) {
        for (Source source : variable.sources()) {
            ledger.decide(source.object(), source.path(), source.node(), fate, value, reason);
        }
    }

    private static String origin(Variable variable) {
        Source source = variable.sources().get(variable.sources().size() - 1);
        return source.object().title() + ", " + source.path();
    }
}
