package io.chartwright;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to validate, and with what.
 *
 * @param path what to validate; empty means the project
 * @param values values files that are given to Helm after all others
 * @param sets values in the form of Helm's {@code --set}, after the values files
 * @param profiles the profiles or overlays; none means all
 * @param versions Kubernetes minors or ranges; none means those that the chart claims
 * @param coverage whether to find out as well which branches of the templates are reached
 * @param definitions files and folders of custom resource definitions that objects are held against
 * @param trials whether to try values that the schema accepts as well
 */
public record ValidateRequest(
        Optional<Named> path,
        List<Named> values,
        List<String> sets,
        List<String> profiles,
        List<String> versions,
        boolean coverage,
        List<Named> definitions,
        boolean trials) {

    /**
     * A path as a user wrote it.
     *
     * @param name as it was written
     * @param path where it is
     * @param stream what {@code -} stands for
     */
    public record Named(String name, Path path, InputStream stream) {}

    public ValidateRequest {
        values = List.copyOf(values);
        sets = List.copyOf(sets);
        profiles = List.copyOf(profiles);
        versions = List.copyOf(versions);
        definitions = List.copyOf(definitions);
    }

    /** Creates a request without more definitions, and without trials. */
    public ValidateRequest(
            Optional<Named> path,
            List<Named> values,
            List<String> sets,
            List<String> profiles,
            List<String> versions,
            boolean coverage) {
        this(path, values, sets, profiles, versions, coverage, List.of(), false);
    }

    /** Returns this request with definitions. */
    public ValidateRequest with(List<Named> files) {
        return new ValidateRequest(path, values, sets, profiles, versions, coverage, files, trials);
    }

    /** Returns this request with trials or without. */
    public ValidateRequest withTrials(boolean wanted) {
        return new ValidateRequest(path, values, sets, profiles, versions, coverage, definitions, wanted);
    }

    /** Returns the request to validate the project as it is. */
    public static ValidateRequest ofProject(List<String> profiles) {
        return new ValidateRequest(Optional.empty(), List.of(), List.of(), profiles, List.of(), false);
    }
}
