package io.chartwright;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.Condition;
import io.chartwright.annotations.Constraint;
import io.chartwright.annotations.Controller;
import io.chartwright.model.NearMiss;
import io.chartwright.model.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Explains the annotations by which clouds and their controllers are configured. */
public final class KnownAnnotations {
    private final Catalogue catalogue = new Catalogue();

    /**
     * What one controller does with one annotation.
     *
     * @param key the key, with {@code {port}} and the like for what the user chooses
     * @param controller who reads it
     * @param cloud whose controller that is
     * @param kinds the kinds of objects that it may sit on
     * @param about what it does
     * @param values what values it takes
     * @param preset what holds without it; empty when that is not known
     * @param remarks what else is known, a clause each
     * @param examples values from the documents
     * @param source the document
     */
    public record Explained(
            String key,
            String controller,
            String cloud,
            List<String> kinds,
            String about,
            String values,
            String preset,
            List<String> remarks,
            List<String> examples,
            String source) {}

    /**
     * Returns what each controller does with the key of an object.
     *
     * @throws UnknownNameException when no controller reads it
     */
    public List<Explained> explain(String key) {
        List<CloudAnnotation> known = catalogue.find(key);
        if (known.isEmpty()) {
            String near = catalogue
                    .near(key)
                    .map(other -> ": write '" + other + "'")
                    .orElse(": 'chartwright annotations' lists all");
            throw new UnknownNameException("no controller reads annotation '" + key + "'" + near);
        }
        return known.stream().map(KnownAnnotations::explain).toList();
    }

    /**
     * Returns every annotation of the cloud's controllers on the kind of object.
     *
     * @param cloud as in a profile; empty for all
     * @param kind for example {@code Service}; empty for all
     * @throws UnknownNameException for a cloud or kind that has none
     */
    public List<Explained> list(Optional<String> cloud, Optional<String> kind) {
        List<Explained> all = new ArrayList<>();
        for (Controller controller : catalogue.controllers()) {
            for (String key : catalogue.keys(controller)) {
                catalogue.find(key).stream()
                        .filter(known -> known.controller().equals(controller))
                        .map(KnownAnnotations::explain)
                        .forEach(all::add);
            }
        }
        check("cloud", cloud, all.stream().map(Explained::cloud).toList());
        check("kind", kind, all.stream().flatMap(each -> each.kinds().stream()).toList());
        return all.stream()
                .filter(each -> cloud.isEmpty() || each.cloud().equals(cloud.get()))
                .filter(each -> kind.isEmpty() || each.kinds().contains(kind.get()))
                .toList();
    }

    private static void check(String what, Optional<String> name, List<String> known) {
        if (name.isPresent() && !known.contains(name.get())) {
            throw new UnknownNameException("there is no annotation of " + what + " '" + name.get() + "': "
                    + NearMiss.advice(name.get(), new TreeSet<>(known)));
        }
    }

    private static Explained explain(CloudAnnotation known) {
        return new Explained(
                known.key(),
                known.controller().title(),
                known.controller().cloud(),
                known.kinds(),
                known.about(),
                known.type().words(),
                known.preset().orElse(""),
                remarks(known),
                known.notes().examples(),
                known.notes().source());
    }

    private static List<String> remarks(CloudAnnotation known) {
        List<String> remarks = new ArrayList<>();
        known.lifecycle().since().ifPresent(release -> remarks.add("known since " + release));
        known.lifecycle().until().ifPresent(release -> remarks.add("not read since " + release));
        known.lifecycle().deprecated().ifPresent(fix -> remarks.add("old: " + fix));
        known.lifecycle().oldValues().forEach((value, fix) -> remarks.add("'" + value + "' is old: " + fix));
        known.lifecycle().unsupported().ifPresent(fix -> remarks.add("not read: " + fix));
        if (known.lifecycle().isWritten()) {
            remarks.add("written by the controller itself");
        }
        if (known.lifecycle().isImmutable()) {
            remarks.add("counts only when the object is made");
        }
        if (known.longest() < Integer.MAX_VALUE) {
            remarks.add("up to " + known.longest() + " characters");
        }
        known.notes().invalid().ifPresent(remarks::add);
        known.constraints().forEach(constraint -> remarks.add(remark(constraint)));
        known.notes().unverified().ifPresent(what -> remarks.add("unverified: " + what));
        return remarks;
    }

    private static String remark(Constraint constraint) {
        String others = constraint.others().stream().map(Condition::toString).collect(Collectors.joining(" or "));
        String demand =
                switch (constraint.demand()) {
                    case NEEDS -> "needs " + others;
                    case WITHOUT -> "not beside " + others;
                    case SAME_COUNT -> "as many items as in " + others;
                    case DISJOINT -> "no item that is in " + others;
                    case PRODUCT -> "times " + others + " below " + constraint.limit();
                    case AGREES -> "the same as " + others;
                    case NO_MORE_THAN -> "no more items than " + others + " says";
                };
        List<String> values = constraint.scope().when();
        String when = values.isEmpty() ? "" : "'" + String.join("' or '", values) + "' ";
        return beside(constraint.scope()) + when + demand + " (" + constraint.because() + ")";
    }

    private static String beside(Constraint.Scope scope) {
        StringBuilder words = new StringBuilder();
        scope.given().forEach(each -> words.append("beside ").append(each).append(' '));
        scope.unless().forEach(each -> words.append("without ").append(each).append(' '));
        return words.isEmpty() ? "" : words.toString().strip() + ": ";
    }
}
