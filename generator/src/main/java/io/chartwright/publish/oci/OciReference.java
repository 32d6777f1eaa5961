package io.chartwright.publish.oci;

import io.chartwright.model.ChartId;
import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.http.Loopback;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where charts lie in an OCI registry.
 *
 * @param host host name, with a port when it is not the usual one
 * @param path what stands before the names of the charts; empty for none
 */
record OciReference(String host, String path) {

    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern FORM = Pattern.compile(
            "oci://((?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?)(?:/(" + PART + "(?:/" + PART + ")*))?/?");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TAG = 128;

    /**
     * Returns what the text names.
     *
     * @throws UnknownNameException when it is not of the form {@code oci://host[:port][/path]}
     */
    static OciReference parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UnknownNameException(
                    "'" + withoutUser(text) + "' is no place in a registry; write"
                            + " oci://HOST[:PORT]/PATH, PATH in small letters, without a chart's name, tag, digest or password");
        }
        String path = matcher.group(2);
        return new OciReference(matcher.group(1).toLowerCase(Locale.ROOT), path == null ? "" : path);
    }

    /** Returns the name of the chart's repository in the registry. */
    String repository(String chart) {
        String name = path.isEmpty() ? chart : path + "/" + chart;
        if (name.length() > LONGEST_NAME) {
            throw new UnknownNameException(
                    "a registry takes names of at most " + LONGEST_NAME + " characters, not " + name);
        }
        return name;
    }

    /** Returns the chart's tag: its version with {@code _} for {@code +}, as Helm writes it. */
    static String tag(ChartId chart) {
        String tag = chart.version().toString().replace('+', '_');
        if (tag.length() > LONGEST_TAG) {
            throw new UnknownNameException(
                    "a registry takes tags of at most " + LONGEST_TAG + " characters, not the version " + tag);
        }
        return tag;
    }

    /** Returns the host that answers; Docker Hub has another one than its name. */
    String apiHost() {
        return host.equals("docker.io") ? "registry-1.docker.io" : host;
    }

    /** Returns whether the registry is on this machine. */
    boolean isLocal() {
        return Loopback.is(host.replaceFirst(":[0-9]+$", ""));
    }

    /** Returns the URL without a chart's name. */
    @Override
    public String toString() {
        return "oci://" + host + (path.isEmpty() ? "" : "/" + path);
    }

    private static String withoutUser(String text) {
        return text.replaceFirst("//[^/]*@", "//…@");
    }
}
