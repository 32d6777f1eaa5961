package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What an API server refuses of an object by itself: what depends on other objects, on admission plugins that look
 * around, or on what was there before is not seen.
 */
public final class ApiCheck {
    /** What a definition says of these does not count, and a status is not what a client writes. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata", "status");

    private final ApiTypes types = new ApiTypes();
    private final KindVerdict verdict = new KindVerdict(types);
    private final StructuralScalars scalars = new StructuralScalars();
    private final Map<String, List<KindCheck>> checks = new HashMap<>();
    private final Map<Minor, CustomRules> customRules = new ConcurrentHashMap<>();
    private final CustomKinds customKinds;

    /** Creates the checks of every built-in kind, and of custom ones. */
    public ApiCheck(CustomKinds customKinds) {
        this.customKinds = customKinds;
        for (KindCheck check : KindChecks.all()) {
            for (String kind : check.kinds()) {
                checks.computeIfAbsent(kind, key -> new ArrayList<>()).add(check);
            }
        }
    }

    /**
     * Returns what a server of that minor refuses of the object, in the order of its checks; empty when it takes it. A
     * {@code List} is as good as its items, which clients send one by one.
     */
    public List<FieldProblem> problems(Mapping object, Minor minor) {
        boolean isList = object.text("apiVersion").equals(Optional.of("v1"))
                && object.text("kind").equals(Optional.of("List"));
        return isList ? problemsOfItems(object, minor) : problemsOf(object, minor);
    }

    private List<FieldProblem> problemsOfItems(Mapping list, Minor minor) {
        List<FieldProblem> problems = new ArrayList<>();
        int index = 0;
        for (Node item : list.items("items")) {
            String path = "items[" + index++ + "]";
            if (item instanceof Mapping object) {
                for (FieldProblem problem : problems(object, minor)) {
                    problems.add(new FieldProblem(
                            problem.location(), path + "." + problem.path(), problem.problem(), problem.fix()));
                }
            } else {
                problems.add(new FieldProblem(
                        item.location(),
                        path,
                        "expected an object, found " + item.kind(),
                        "write apiVersion and kind"));
            }
        }
        return List.copyOf(problems);
    }

    private List<FieldProblem> problemsOf(Mapping object, Minor minor) {
        List<FieldProblem> problems = new ArrayList<>();
        Place place = Place.of(object, problems);
        place.at("apiVersion").require("write the group and version of the kind");
        place.at("kind").require("write the kind");
        String apiVersion = place.at("apiVersion").textOrEmpty();
        String kind = place.at("kind").textOrEmpty();
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            Stream.of(place.at("apiVersion"), place.at("kind"))
                    .filter(field -> !field.isEmpty() && field.text().isEmpty())
                    .forEach(field -> field.refuse("is not text", "put quotes around it, or write a name"));
            return List.copyOf(problems);
        }
        Optional<ApiKind> builtIn = types.kind(apiVersion, kind, minor);
        Optional<StructuralSchema> custom = builtIn.isPresent() ? Optional.empty() : customKinds.find(apiVersion, kind);
        if (builtIn.isPresent()) {
            checkBuiltIn(builtIn.get(), place, object, minor, problems);
        } else if (custom.isPresent()) {
            checkCustom(custom.get(), object, minor, problems);
        } else {
            customKinds
                    .served(ApiKind.groupOf(apiVersion), kind)
                    .ifPresentOrElse(
                            served -> place.at("apiVersion")
                                    .refuse("the definition of " + kind + " serves no " + apiVersion, instead(served)),
                            () -> verdict.refuseUnknown(apiVersion, kind, place, minor));
            checkMetadata(object, false, minor, problems);
        }
        return List.copyOf(problems);
    }

    private static String instead(Set<String> served) {
        return served.isEmpty() ? "serve a version in it" : "write one of " + String.join(", ", served);
    }

    private void checkCustom(StructuralSchema schema, Mapping object, Minor minor, List<FieldProblem> problems) {
        Place place = Place.of(object, problems);
        checkMetadata(object, true, minor, problems);
        FieldPath root = FieldPath.root(object.location());
        Map<String, Entry> own = new LinkedHashMap<>(object.entries());
        own.keySet().removeAll(OF_EVERY_OBJECT);
        List<FieldProblem> found = new ArrayList<>();
        new StructuralCheck(scalars, found).check(new Mapping(own, object.location()), schema, root);
        found.stream()
                .filter(problem -> !OF_EVERY_OBJECT.contains(problem.path()))
                .forEach(problems::add);
        String apiVersion = place.at("apiVersion").textOrEmpty();
        String kind = place.at("kind").textOrEmpty();
        // Whether a server reads the status depends on the definition; where one is written, nothing is said.
        if (problems.isEmpty()
                && customKinds.hasRules(apiVersion, kind)
                && !place.at("status").isThere()) {
            customRules.computeIfAbsent(minor, CustomRules::new).check(object, schema.keywords(), problems);
        }
        checkKind(ApiKind.groupOf(apiVersion), kind, object, minor, problems);
    }

    /** Checks the metadata of an object of a custom kind, the definition of which may be at hand. */
    private void checkMetadata(Mapping object, boolean isKnown, Minor minor, List<FieldProblem> problems) {
        Optional.ofNullable(object.entries().get("metadata"))
                .ifPresent(metadata -> new FieldCheck(types, minor, problems)
                        .check(
                                metadata.node(),
                                "V1ObjectMeta",
                                FieldPath.root(object.location()).key("metadata", metadata.location())));
        List<FieldProblem> more = new ArrayList<>();
        MetadataCheck.checkCustom(Place.of(object, more), isKnown);
        merge(problems, more);
    }

    private void checkBuiltIn(ApiKind kind, Place place, Mapping object, Minor minor, List<FieldProblem> problems) {
        verdict.checkServed(kind, place, minor);
        requireName(kind.group(), place);
        new FieldCheck(types, minor, problems).check(object, kind.type());
        checkKind(kind.group(), kind.name(), object, minor, problems);
    }

    private void checkKind(String group, String kind, Mapping object, Minor minor, List<FieldProblem> problems) {
        List<FieldProblem> more = new ArrayList<>();
        Place again = Place.of(object, more);
        String suffix = group.isEmpty() ? "" : "." + group;
        checks.getOrDefault(kind + suffix, List.of()).forEach(check -> check.check(again, minor));
        merge(problems, more);
    }

    /**
     * Adds problems unless something is said of their field already, or that what should hold it is of another type; of two
     * that say that a field is missing, the second knows better what to write.
     */
    private static void merge(List<FieldProblem> problems, List<FieldProblem> more) {
        Map<String, Integer> places = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            places.putIfAbsent(problems.get(i).path(), i);
            if (problems.get(i).problem().startsWith("expected a")) {
                others.add(problems.get(i).path());
            }
        }
        for (FieldProblem problem : more) {
            Integer place = places.get(problem.path());
            boolean isHeld = others.stream().noneMatch(other -> isBelow(problem.path(), other));
            if (place == null && isHeld) {
                problems.add(problem);
            } else if (place != null
                    && problem.problem().equals(problems.get(place).problem())) {
                problems.set(place, problem);
            }
        }
    }

    private static boolean isBelow(String path, String other) {
        return path.length() > other.length()
                && path.startsWith(other)
                && ".[".indexOf(path.charAt(other.length())) >= 0;
    }

    /** Reviews are questions to the server, and the only objects without a name. */
    private static void requireName(String group, Place object) {
        Place metadata = object.at("metadata");
        boolean isReview = group.equals("authentication.k8s.io") || group.equals("authorization.k8s.io");
        if (!isReview && metadata.at("generateName").isEmpty()) {
            metadata.at("name").require("give the object a name");
        }
    }
}
