package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** The metadata of objects, from {@code apimachinery/pkg/api/validation/objectmeta.go}. */
final class MetadataCheck implements KindCheck {
    private static final int MOST_PREFIX = 58;
    private static final int RANDOM = 5;
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    @Override
    public Set<String> kinds() {
        return ObjectNames.kinds();
    }

    @Override
    public void check(Place object, Minor minor) {
        String apiVersion = object.at("apiVersion").textOrEmpty();
        int slash = apiVersion.indexOf('/');
        String kind = object.at("kind").textOrEmpty() + (slash < 0 ? "" : "." + apiVersion.substring(0, slash));
        Place metadata = object.at("metadata");
        names(metadata, ObjectNames.form(kind, minor));
        if (ObjectNames.isNamespaced(kind).orElse(false)) {
            PodNamesCheck.unlessEmpty(metadata.at("namespace"), Names.DNS_LABEL);
        }
        rest(metadata, ObjectNames.prefixesFinalizers(kind));
    }

    /** Checks an object of a custom kind; that of one without a definition at hand may have any name. */
    static void checkCustom(Place object, boolean isKnown) {
        Place metadata = object.at("metadata");
        if (isKnown) {
            names(metadata, Names.DNS_SUBDOMAIN);
        }
        PodNamesCheck.unlessEmpty(metadata.at("namespace"), Names.DNS_LABEL);
        rest(metadata, false);
    }

    private static void rest(Place metadata, boolean isFinalizerPrefixed) {
        Labels.check(metadata.at("labels"));
        Labels.annotations(metadata.at("annotations"));
        owners(metadata.at("ownerReferences"));
        finalizers(metadata.at("finalizers"), isFinalizerPrefixed);
    }

    private static void names(Place metadata, Format form) {
        Place name = metadata.at("name");
        Place prefix = metadata.at("generateName");
        if (name.isEmpty() && prefix.isEmpty()) {
            name.refuse("is required", "give the object a name");
        }
        PodNamesCheck.unlessEmpty(name, form);
        if (!name.isEmpty()) {
            Names.PATH_SEGMENT
                    .problemOf(name.textOrEmpty())
                    .filter(problem -> form.test().test(name.textOrEmpty()))
                    .ifPresent(problem -> name.refuse(problem, Names.PATH_SEGMENT.fix()));
        }
        prefix.text()
                .filter(text -> !text.isEmpty() && !isPrefix(text, form, name.isEmpty()))
                .ifPresent(text -> prefix.refuse("'" + text + "' is not the beginning of " + form.name(), form.fix()));
    }

    /** A server looks at the prefix, where '-' may be at the end, and at the name that it makes, with the prefix cut. */
    private static boolean isPrefix(String text, Format form, boolean isUsed) {
        boolean isDashed = text.length() > 1 && text.endsWith("-");
        String made = text.substring(0, Math.min(text.length(), MOST_PREFIX)) + "x".repeat(RANDOM);
        return form.test().test(isDashed ? text.substring(0, text.length() - 2) + "a" : text)
                && (!isUsed || form.test().test(made));
    }

    private static void owners(Place owners) {
        int controllers = 0;
        for (Place owner : owners.items()) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                owner.at(field).require("say which object owns this one");
            }
            Place version = owner.at("apiVersion");
            if (version.textOrEmpty().chars().filter(letter -> letter == '/').count() > 1
                    || version.textOrEmpty().endsWith("/")) {
                version.refuse("'" + version.textOrEmpty() + "' is no apiVersion", "write one such as apps/v1");
            }
            if (version.textOrEmpty().equals("v1")
                    && owner.at("kind").textOrEmpty().equals("Event")) {
                owner.refuse("an Event cannot own an object", "remove it");
            }
            if (owner.at("controller").isTrue() && ++controllers > 1) {
                owner.at("controller").refuse("is true of more than one owner", "leave it true of one");
            }
        }
    }

    private static void finalizers(Place finalizers, boolean strict) {
        List<Place> items = finalizers.items();
        for (Place item : items) {
            String name = item.textOrEmpty();
            Labels.key(item, name);
            if (strict && !name.contains("/") && !STANDARD_FINALIZERS.contains(name)) {
                item.refuse("'" + name + "' has no prefix", "use a name such as example.org/" + name);
            }
        }
        List<String> names = items.stream().map(Place::textOrEmpty).toList();
        if (names.contains("orphan") && names.contains("foregroundDeletion")) {
            finalizers.refuse("has both orphan and foregroundDeletion", "remove one of the two");
        }
    }
}
