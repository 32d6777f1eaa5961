package io.chartwright.helm;

import java.util.List;

/** A chart that Helm can read; its methods may be called from several threads. */
public interface HelmChart extends AutoCloseable {

    /**
     * Returns what {@code helm template} makes of the chart, hooks included.
     *
     * @param values the text of a values file
     * @param kubeVersion the version of the cluster, for example {@code 1.36.0}
     */
    Rendering template(String values, String kubeVersion);

    /**
     * Returns the same of values that are known to obey the chart's schema, or are held against it by others: to ask Helm
     * about it takes a quarter of the time of a rendering.
     */
    default Rendering templateOfChecked(String values, String kubeVersion) {
        return template(values, kubeVersion);
    }

    /**
     * Returns what {@code helm lint --strict} says of the chart with these default values.
     *
     * @param values the text that stands in for {@code values.yaml}
     * @param rendering what the templates rendered to with these values; Helm then only reads it instead of rendering
     *     once more, and is not asked about the schema, which it would hold the values against three times. One that
     *     failed is not used.
     */
    List<HelmMessage> lint(String values, Rendering rendering);

    /** Returns the warnings that Helm logged since the chart was opened, each once. */
    List<String> warnings();

    @Override
    void close();
}
