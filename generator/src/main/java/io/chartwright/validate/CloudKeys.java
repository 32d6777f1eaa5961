package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.Controller;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every annotation is known, sits on a kind of object where it is read, and is read there by a controller of the cloud. */
final class CloudKeys implements CloudCheck {
    private static final List<String> KINDS_OF_ALL = List.of("Service", "Ingress");

    private final Catalogue catalogue;
    private final CloudReaders readers;

    CloudKeys(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.readers = new CloudReaders(catalogue);
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            Map<String, List<Entry>> ignored = new LinkedHashMap<>();
            for (Entry entry : object.annotations()) {
                List<CloudAnnotation> known = catalogue.find(entry.key());
                if (known.isEmpty()) {
                    unknown(object, entry).ifPresent(findings::add);
                } else if (isForeign(known, target)) {
                    foreign(object, entry, known, target).ifPresent(findings::add);
                } else {
                    check(object, entry, known, ignored).ifPresent(findings::add);
                }
            }
            ignored.forEach((why, entries) -> findings.add(ignored(object, why, entries)));
        }
        return findings;
    }

    /** Returns whether every controller that reads it belongs to another cloud than the target's. */
    static boolean isForeign(List<CloudAnnotation> known, Target target) {
        return target.cloud()
                .filter(cloud -> known.stream()
                        .map(each -> each.controller().cloud())
                        .noneMatch(other -> other.equals(cloud) || other.equals(Controller.ANY_CLOUD)))
                .isPresent();
    }

    private Optional<Finding> unknown(CloudObject object, Entry entry) {
        return catalogue.owner(entry.key(), isComplete(object, entry.key())).map(owner -> Finding.error(
                        "cloud/unknown-key",
                        entry.location(),
                        object + " has annotation '" + entry.key() + "', which " + owner.title() + " does not know",
                        catalogue
                                .suggestion(entry.key(), owner)
                                .map(near -> "write '" + near + "'")
                                .orElse("remove it, or look it up with 'chartwright annotations'"))
                .because("controllers ignore what they do not know")
                .ofWhole());
    }

    private boolean isComplete(CloudObject object, String key) {
        return KINDS_OF_ALL.contains(object.kind())
                || catalogue.controllers().stream()
                        .anyMatch(each -> each.owns(key) && each.kinds().contains(object.kind()));
    }

    /** A key that the overlay's values hold is reported there, where it can be edited. */
    private static Optional<Finding> foreign(
            CloudObject object, Entry entry, List<CloudAnnotation> known, Target target) {
        String cloud = known.get(0).controller().cloud();
        if (target.overlay()
                .filter(overlay -> mentions(overlay.testValues(), entry.key()))
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.error(
                        "cloud/foreign",
                        entry.location(),
                        object + " has annotation '" + entry.key() + "', which is read by " + cloud
                                + " only, but profile '"
                                + target.overlay().map(Overlay::profile).orElse("") + "' is for "
                                + target.cloud().orElse(""),
                        "move it from the template to a profile of that cloud")
                .ofWhole());
    }

    private static boolean mentions(Node node, String key) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().containsKey(key)
                    || mapping.entries().values().stream().anyMatch(entry -> mentions(entry.node(), key));
        }
        return node instanceof Sequence list
                ? list.items().stream().anyMatch(item -> mentions(item, key))
                : ((Scalar) node).text().contains(key);
    }

    private Optional<Finding> check(
            CloudObject object, Entry entry, List<CloudAnnotation> known, Map<String, List<Entry>> ignored) {
        List<CloudAnnotation> seated = known.stream()
                .filter(each -> each.kinds().contains(object.kind()))
                .toList();
        if (seated.isEmpty()) {
            List<String> kinds = known.stream()
                    .flatMap(each -> each.kinds().stream())
                    .distinct()
                    .toList();
            return Optional.of(Finding.error(
                            "cloud/kind",
                            entry.location(),
                            object + " has annotation '" + entry.key() + "', which nothing reads on the "
                                    + object.kind(),
                            "move it to the " + String.join(" or the ", kinds))
                    .ofWhole());
        }
        CloudReaders.Decision decision = readers.decide(object, seated);
        if (decision.readers().isEmpty()) {
            ignored.computeIfAbsent(decision.why(), unused -> new ArrayList<>()).add(entry);
            return Optional.empty();
        }
        return unread(object, entry, decision.readers());
    }

    private static Optional<Finding> unread(CloudObject object, Entry entry, List<CloudAnnotation> readers) {
        CloudAnnotation first = readers.get(0);
        Finding finding = Finding.error(
                        "cloud/ignored",
                        entry.location(),
                        object + " has annotation '" + entry.key() + "', which "
                                + first.controller().title() + " does not read",
                        first.lifecycle().unsupported().orElse(""))
                .ofWhole();
        if (readers.stream().allMatch(each -> each.lifecycle().unsupported().isPresent())) {
            return Optional.of(finding);
        }
        if (readers.stream().allMatch(each -> each.lifecycle().isWritten())) {
            return Optional.of(Finding.error(
                            "cloud/ignored",
                            entry.location(),
                            object + " has annotation '" + entry.key() + "', which the controller writes itself",
                            "remove it")
                    .ofWhole());
        }
        return Optional.empty();
    }

    private static Finding ignored(CloudObject object, String why, List<Entry> entries) {
        String keys = entries.stream().map(entry -> "'" + entry.key() + "'").collect(Collectors.joining(", "));
        return Finding.error(
                        "cloud/ignored",
                        entries.get(0).location(),
                        object + " has annotations that nothing reads: " + keys,
                        entries.size() == 1 ? "remove it" : "remove them")
                .because(why)
                .ofWhole();
    }
}
