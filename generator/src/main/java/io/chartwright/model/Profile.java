package io.chartwright.model;

import java.util.List;

/**
 * A flavour of cloud: what Helm values a chart needs there.
 *
 * @param name file name without its ending, for example {@code eks}
 * @param title one line for people
 * @param description a paragraph for people
 * @param cloud whose annotations it may use: {@code aws}, {@code azure}, {@code gcp}, {@code openshift} or {@code any}
 * @param kubernetes the minors that the cloud offers, for example {@code 1.36}
 * @param overlays one per variant, or one named as the profile
 */
public record Profile(
        String name, String title, String description, String cloud, List<String> kubernetes, List<Overlay> overlays) {

    public Profile {
        kubernetes = List.copyOf(kubernetes);
        overlays = List.copyOf(overlays);
    }
}
