package io.chartwright.publish.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be asked (RFC 9110, section 11.6.1).
 *
 * @param scheme {@code basic} or {@code bearer}, in small letters
 * @param parameters by their name, in small letters
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern PART = Pattern.compile(
            "([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9!#$%&'*+.^_`|~:/-]+)))?");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** Returns the challenges of {@code WWW-Authenticate} headers, in their order. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            String scheme = "";
            Map<String, String> parameters = new LinkedHashMap<>();
            Matcher matcher = PART.matcher(header);
            while (matcher.find()) {
                String word = matcher.group(1).toLowerCase(Locale.ROOT);
                String quoted = matcher.group(2);
                if (quoted != null) {
                    parameters.put(word, quoted.replaceAll("\\\\(.)", "$1"));
                } else if (matcher.group(3) != null) {
                    parameters.put(word, matcher.group(3));
                } else {
                    add(scheme, parameters, challenges);
                    scheme = word;
                    parameters = new LinkedHashMap<>();
                }
            }
            add(scheme, parameters, challenges);
        }
        return challenges;
    }

    private static void add(String scheme, Map<String, String> parameters, List<Challenge> challenges) {
        if (!scheme.isEmpty()) {
            challenges.add(new Challenge(scheme, parameters));
        }
    }

    /** Returns the parameter, empty when there is none. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
