package io.chartwright.validate.reference;

import io.chartwright.model.NearMiss;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Compares the name that is referred to with the names that a chart renders. */
final class Names {
    /** Of how many names the nearest is looked for. */
    static final int MOST_CANDIDATES = 1_000;

    private Names() {}

    /** Returns the advice to write the nearest name of the objects, or other advice when none is near. */
    static String advice(String name, Collection<KubernetesObject> objects, String otherwise) {
        // Among thousands of names the one that was meant is not worth the search for each reference.
        Collection<String> candidates = objects.size() > MOST_CANDIDATES ? List.of() : of(objects);
        return NearMiss.of(name, candidates).map(near -> "write '" + near + "'").orElse(otherwise);
    }

    /** Returns the names of the objects. */
    static List<String> of(Collection<KubernetesObject> objects) {
        return objects.stream()
                .map(KubernetesObject::name)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /**
     * Returns whether the names differ by one slip: a letter that is missing, too much, wrong or swapped with its
     * neighbour. Digits tell things apart, so another digit is no slip.
     */
    static boolean isSlip(String name, String other) {
        int shorter = Math.min(name.length(), other.length());
        int start = 0;
        while (start < shorter && name.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && name.charAt(name.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String left = name.substring(start, name.length() - end);
        String right = other.substring(start, other.length() - end);
        boolean isSwap = left.length() == 2
                && right.length() == 2
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0);
        boolean isEdit = left.length() <= 1 && right.length() <= 1;
        return shorter > 3 && !name.equals(other) && (isSwap || isEdit) && !hasDigit(left + right);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
