package io.chartwright.diff;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.model.Change;
import io.chartwright.model.Effect;
import io.chartwright.model.Effect.Kind;
import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changes to objects do to a release that is there. */
final class Effects {
    private static final String HOOK = "helm.sh/hook";
    private static final String DELETE_POLICY = "helm.sh/hook-delete-policy";

    private final Catalogue catalogue;

    Effects(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Returns the effects of one change.
     *
     * @param fields the fields of the pair that differ
     */
    List<Effect> of(ObjectPair pair, List<FieldChange> fields) {
        Set<Effect> effects = new LinkedHashSet<>();
        if (pair.change() == Change.REMOVED && !isHook(pair.before().orElseThrow())) {
            Removal.of(pair.id(), pair.before().orElseThrow()).ifPresent(effects::add);
        }
        if (pair.change() == Change.CHANGED) {
            if (!isMadeAnew(pair)) {
                refusal(pair, fields).ifPresent(effects::add);
                effects.addAll(inert(pair, fields));
            }
            service(pair).ifPresent(effects::add);
            Restart.of(pair, fields).ifPresent(effects::add);
        }
        return List.copyOf(effects);
    }

    private static boolean isHook(Mapping object) {
        return annotations(object).text(HOOK).isPresent();
    }

    /** Helm deletes a hook before it makes it again, unless it is told otherwise. */
    private static boolean isMadeAnew(ObjectPair pair) {
        Mapping after = pair.after().orElseThrow();
        return isHook(after)
                && annotations(after)
                        .text(DELETE_POLICY)
                        .orElse("before-hook-creation")
                        .contains("before-hook-creation");
    }

    private static Optional<Effect> refusal(ObjectPair pair, List<FieldChange> fields) {
        String refused = fields.stream()
                .filter(field -> FixedFields.isRefused(pair, field))
                .map(field -> field.path().toString())
                .collect(Collectors.joining(", "));
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(new Effect(
                        Kind.REFUSED,
                        "API servers let nobody change " + refused
                                + ": the upgrade fails unless the object is deleted before, or gets another name"));
    }

    private List<Effect> inert(ObjectPair pair, List<FieldChange> fields) {
        List<Effect> effects = new ArrayList<>();
        String kind = pair.id().kind();
        for (FieldChange field : fields) {
            for (String key : annotationKeys(field)) {
                Optional<CloudAnnotation> fixed = catalogue.find(key).stream()
                        .filter(annotation -> annotation.kinds().contains(kind)
                                && annotation.lifecycle().isImmutable())
                        .findFirst();
                fixed.ifPresent(annotation -> effects.add(new Effect(
                        Kind.INERT,
                        "for " + annotation.controller().title() + ", " + key + " counts only when the " + kind
                                + " is made: what is there stays as it is until it is deleted and made again")));
            }
            boolean isKept = kind.equals("Service")
                    && field.after().isEmpty()
                    && FixedFields.isBelow(field, List.of("spec.clusterIP", "spec.clusterIPs"));
            if (isKept) {
                effects.add(new Effect(
                        Kind.INERT,
                        "a Service keeps its " + field.path().last() + " until it is deleted and made again"));
            }
        }
        return effects;
    }

    /** Returns the annotations that a change of the object's own annotations is about. */
    private static List<String> annotationKeys(FieldChange field) {
        List<String> annotations = List.of("metadata", "annotations");
        if (!field.path().isBelow(annotations)) {
            return List.of();
        }
        return field.path().steps().equals(annotations)
                ? List.copyOf(((Mapping) field.before().or(field::after).orElseThrow())
                        .entries()
                        .keySet())
                : List.of(field.path().last());
    }

    private static Optional<Effect> service(ObjectPair pair) {
        if (!pair.id().kind().equals("Service") || !pair.id().group().isEmpty()) {
            return Optional.empty();
        }
        String before = FixedFields.type(pair.before().orElseThrow());
        String after = FixedFields.type(pair.after().orElseThrow());
        if (before.equals(after)) {
            return Optional.empty();
        }
        String balancer = "LoadBalancer";
        String what = before.equals(balancer)
                ? "the load balancer is deleted and its address with it"
                : after.equals(balancer)
                        ? "a load balancer with a new address is made"
                        : "clients may need another address";
        return Optional.of(new Effect(Kind.ADDRESS, "type " + before + " becomes " + after + ": " + what));
    }

    static Mapping annotations(Mapping object) {
        return object.mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations"))
                .orElse(Mapping.empty(object.location()));
    }
}
