/**
 * Rules about how safely and reliably objects run.
 */
@NullMarked
package io.chartwright.validate.posture;

import org.jspecify.annotations.NullMarked;
