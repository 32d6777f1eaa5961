package io.chartwright.publish;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * A chart on the page of a repository.
 *
 * @param name its name
 * @param versions the entries of its newest versions, newest first; at least one
 * @param count how many versions the index lists
 * @param overlays the names of its values files for clouds
 * @param key the fingerprint of the key that signed the newest version, if one did
 */
record ShownChart(String name, List<Mapping> versions, int count, List<String> overlays, Optional<String> key) {}
