package io.chartwright.annotations;

import io.chartwright.model.NearMiss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pairs {@code key=value} with commas between them; a backslash before a comma makes it part of the value.
 *
 * @param keys the types of the keys that are known; others may be there
 * @param allowsBareKeys whether a key may stand without {@code =}
 */
record MapType(Map<String, ValueType> keys, boolean allowsBareKeys) implements ValueType {
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    @Override
    public Optional<String> complaint(String value) {
        for (String pair : COMMA.split(value, -1)) {
            int equals = pair.indexOf('=');
            String key = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            if (key.isEmpty() || (equals < 0 && !allowsBareKeys)) {
                return Optional.of("holds '" + pair.strip() + "', not key=value");
            }
            Optional<String> problem = problem(key, pair.substring(equals + 1).strip());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Returns the pairs of the value; what is no pair is left out. */
    static Map<String, String> pairs(String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : COMMA.split(value, -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return pairs;
    }

    private Optional<String> problem(String key, String value) {
        ValueType type = keys.get(key);
        if (type == null) {
            return NearMiss.of(key, keys.keySet(), 2).map(near -> "holds '" + key + "', not '" + near + "'");
        }
        return value.isEmpty()
                ? Optional.empty()
                : type.complaint(value).map(problem -> ValueTypes.part(key + "=" + value, problem));
    }

    /** Returns the pairs, each as {@code key=value} without blanks. */
    @Override
    public List<String> items(String value) {
        return pairs(value).entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .toList();
    }

    @Override
    public String words() {
        return "pairs key=value with commas between them";
    }
}
