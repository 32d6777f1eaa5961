package io.chartwright.adopt;

import io.chartwright.model.Mapping;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Overlay;
import io.chartwright.model.UnknownNameException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which overlay fits, by the annotations and classes of the Services. */
final class Clouds {
    private final List<Mapping> clouds;
    private final Collection<Overlay> overlays;

    /**
     * What was chosen.
     *
     * @param overlay the overlay; empty means the chart's defaults alone
     * @param reason why, a sentence
     */
    record Choice(Optional<Overlay> overlay, String reason) {}

    Clouds(Mapping settings, Collection<Overlay> overlays) {
        this.clouds = settings.items("clouds").stream().map(Mapping.class::cast).toList();
        this.overlays = overlays;
    }

    /**
     * Returns the overlay that the user names.
     *
     * @throws UnknownNameException when there is none of the name
     */
    Choice named(String name) {
        List<String> names = overlays.stream().map(Overlay::name).toList();
        Overlay found = overlays.stream()
                .filter(overlay -> overlay.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "--overlay: there is no overlay '" + name + "': " + NearMiss.advice(name, names)));
        return new Choice(Optional.of(found), "You named it.");
    }

    /** Returns the overlay for the first tier whose Service shows a cloud. */
    Choice fitting(List<Tier> tiers) {
        for (Tier tier : tiers) {
            for (Mapping cloud : clouds) {
                Optional<Choice> choice = tier.service().flatMap(service -> fitting(cloud, service));
                if (choice.isPresent()) {
                    return choice.get();
                }
            }
        }
        return new Choice(
                Optional.empty(),
                "Nothing in the Services says which cloud this is; where an overlay is for it, name it with --overlay.");
    }

    private Optional<Choice> fitting(Mapping cloud, InputObject service) {
        Map<String, String> annotations = InputObject.texts(service.mapping("metadata annotations"));
        String type = service.text("spec loadBalancerClass");
        Stream<String> signs = annotations.keySet().stream()
                .filter(key -> texts(cloud, "annotations").anyMatch(key::startsWith));
        Optional<String> sign = texts(cloud, "classes")
                .filter(type::equals)
                .findFirst()
                .or(() -> signs.sorted().findFirst());
        boolean isInternal = InputObject.texts(cloud.mapping("internal").orElseThrow()).entrySet().stream()
                .anyMatch(entry -> entry.getValue().equals(annotations.get(entry.getKey())));
        String name = cloud.text("profile").orElseThrow() + (isInternal ? "-internal" : "-public");
        return sign.flatMap(found -> overlays.stream()
                .filter(overlay -> overlay.name().equals(name))
                .findFirst()
                .map(overlay -> new Choice(
                        Optional.of(overlay),
                        service.title() + " has " + found + "; name another one with --overlay.")));
    }

    private static Stream<String> texts(Mapping cloud, String key) {
        return cloud.items(key).stream().map(Ledger::text);
    }
}
