package io.chartwright.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The specification of a PersistentVolumeClaim, and of the template of one. */
final class ClaimSpecCheck {
    private static final List<String> MODES =
            List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

    private ClaimSpecCheck() {}

    /** Checks the specification. */
    static void check(Place spec) {
        accessModes(spec.at("accessModes"));
        Selectors.check(spec.at("selector"));
        storage(spec.at("resources", "requests", "storage"));
        PodNamesCheck.unlessEmpty(spec.at("storageClassName"), Names.DNS_SUBDOMAIN);
        PodNamesCheck.unlessEmpty(spec.at("volumeAttributesClassName"), Names.DNS_SUBDOMAIN);
        source(spec.at("dataSource"));
        source(spec.at("dataSourceRef"));
        bothSources(spec.at("dataSource"), spec.at("dataSourceRef"));
    }

    private static void accessModes(Place modes) {
        modes.require("list at least one of " + String.join(", ", MODES));
        modes.items().forEach(mode -> mode.oneOf(MODES));
        Set<String> set = modes.items().stream().map(Place::textOrEmpty).collect(Collectors.toSet());
        if (set.contains("ReadWriteOncePod") && set.size() > 1) {
            modes.refuse("has ReadWriteOncePod and others", "use ReadWriteOncePod alone");
        }
    }

    private static void storage(Place storage) {
        storage.require("say how much storage is needed");
        Optional<Quantity> amount = Quantities.of(storage);
        if (amount.filter(given -> given.amount().signum() <= 0).isPresent()) {
            storage.refuse(Quantities.written(storage) + " is not more than 0", "ask for more");
        }
    }

    private static void source(Place source) {
        if (!source.isThere()) {
            return;
        }
        source.at("name").require("name the object");
        source.at("kind").require("name the object's kind");
        Place group = source.at("apiGroup");
        PodNamesCheck.unlessEmpty(group, Names.DNS_SUBDOMAIN);
        String kind = source.at("kind").textOrEmpty();
        if (group.isEmpty() && !kind.isEmpty() && !kind.equals("PersistentVolumeClaim")) {
            source.at("kind").refuse("'" + kind + "' needs an apiGroup", "add apiGroup");
        }
        PodNamesCheck.unlessEmpty(source.at("namespace"), Names.DNS_LABEL);
    }

    private static void bothSources(Place source, Place reference) {
        if (!source.isThere() || !reference.isThere()) {
            return;
        }
        // The namespace of a reference is dropped unless an alpha feature is on.
        boolean same = List.of("apiGroup", "kind", "name").stream().allMatch(field -> source.at(field)
                .textOrEmpty()
                .equals(reference.at(field).textOrEmpty()));
        if (!same) {
            source.refuse("is not the same as dataSourceRef", "remove dataSource");
        }
    }
}
