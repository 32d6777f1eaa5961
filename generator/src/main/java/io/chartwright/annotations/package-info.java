/**
 * What is known about the annotations by which clouds and their controllers are configured.
 */
@NullMarked
package io.chartwright.annotations;

import org.jspecify.annotations.NullMarked;
