package io.chartwright.helm;

import java.util.Optional;

/**
 * What rendering came to.
 *
 * @param output the manifests; empty when rendering failed
 * @param failure why it failed
 */
public record Rendering(String output, Optional<HelmMessage> failure) {}
