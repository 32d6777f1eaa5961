/**
 * The only door to Helm: lint and template with the embedded library.
 */
@NullMarked
package io.chartwright.helm;

import org.jspecify.annotations.NullMarked;
