package io.chartwright.adopt;

import io.chartwright.helm.Rendering;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.TextFile;
import io.chartwright.nginx.NginxConfig;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The objects that the chart makes of the values, field by field. */
final class Rendered {
    private static final String COMPONENT = "app.kubernetes.io/component";

    private final List<InputObject> objects;
    private final Map<String, Map<FieldPath, String>> fields = new LinkedHashMap<>();

    Rendered(Rendering rendering) {
        List<TextFile> documents = rendering.manifests().stream()
                .map(manifest -> new TextFile(manifest.template(), manifest.text()))
                .toList();
        this.objects = InputObject.read(documents);
        for (InputObject object : objects) {
            Map<FieldPath, String> own =
                    fields.computeIfAbsent(key(object.kind(), tier(object)), unused -> new LinkedHashMap<>());
            FieldPath.leaves(object.tree())
                    .forEach((path, node) -> own.putIfAbsent(Tier.general(path, tier(object)), Ledger.text(node)));
            if (object.kind().equals("Deployment")) {
                environment(object, own);
            } else if (object.kind().equals("ConfigMap")) {
                nginx(
                        NginxConfig.parse(
                                object.mapping("data").text("nginx.conf").orElse("")),
                        own);
            }
        }
    }

    /** Returns every object. */
    List<InputObject> objects() {
        return objects;
    }

    /** Returns the tier of an object; empty when it belongs to none. */
    static String tier(InputObject object) {
        return object.mapping("metadata labels").text(COMPONENT).orElse("");
    }

    /** Returns what stands in the field of the tier's object of the kind. */
    Optional<String> text(String kind, String tier, FieldPath path) {
        return Optional.ofNullable(
                fields.getOrDefault(key(kind, tier), Map.of()).get(path));
    }

    private static String key(String kind, String tier) {
        return kind + " " + tier;
    }

    /** Takes down what the tier's own container gets as environment, from wherever, and the parts of its connection string. */
    private void environment(InputObject deployment, Map<FieldPath, String> own) {
        Optional<Mapping> container = deployment.mapping("spec template spec").items("containers").stream()
                .map(Mapping.class::cast)
                .filter(each -> each.text("name").orElse("").equals(tier(deployment)))
                .findFirst();
        if (container.isEmpty()) {
            return;
        }
        Environment environment = new Environment(this::find, deployment, container.get(), FieldPath.of("environment"));
        environment.variables().forEach((name, variable) -> {
            String state = variable.text()
                    .map(text -> "text " + text.replace("$$", "$"))
                    .orElse(variable.state());
            own.put(FieldPath.of("environment").then(name), state);
        });
        Optional.ofNullable(environment.variables().get("DATABASE_CONNECTION_STRING"))
                .flatMap(Environment.Variable::text)
                .ifPresent(text -> ConnectionString.comparable(text.replace("$$", "$"))
                        .forEach((name, value) ->
                                own.put(FieldPath.of("connection").then(name), value)));
    }

    private Optional<InputObject> find(String kind, String name) {
        return objects.stream()
                .filter(object -> object.kind().equals(kind) && object.name().equals(name))
                .findFirst();
    }

    private static void nginx(List<Directive> directives, Map<FieldPath, String> own) {
        List<Directive> all = new ArrayList<>();
        directives.forEach(each -> flatten(each, all));
        for (Directive each : all) {
            switch (each.name()) {
                case "add_header" ->
                    own.put(
                            FieldPath.of("nginx")
                                    .then("header")
                                    .then(each.argument(0).toLowerCase(Locale.ROOT)),
                            each.argument(1));
                case "resolver" ->
                    own.put(
                            FieldPath.of("nginx resolver"),
                            String.join(
                                    " ",
                                    each.arguments().stream()
                                            .filter(word -> !word.contains("="))
                                            .toList()));
                case "set" ->
                    own.put(FieldPath.of("nginx address"), each.argument(1).replaceFirst(":443$", ""));
                default -> {
                    // What else is in the file follows from the chart alone.
                }
            }
        }
        all.stream()
                .filter(each ->
                        each.name().equals("location") && each.arguments().equals(List.of("/")))
                .flatMap(each -> each.in("rewrite").stream())
                .map(each -> each.argument(1).replaceFirst("\\$uri.*", ""))
                .forEach(prefix -> own.computeIfPresent(FieldPath.of("nginx address"), (path, host) -> host + prefix));
    }

    private static void flatten(Directive directive, List<Directive> all) {
        all.add(directive);
        directive.block().forEach(each -> flatten(each, all));
    }

    /** Returns the fields of an object that were not taken down from other objects. */
    static Map<FieldPath, Node> leaves(InputObject object) {
        Map<FieldPath, Node> leaves = new LinkedHashMap<>();
        FieldPath.leaves(object.tree()).forEach((path, node) -> leaves.put(Tier.general(path, tier(object)), node));
        return leaves;
    }
}
