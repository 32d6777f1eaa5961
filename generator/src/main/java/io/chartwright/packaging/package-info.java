/**
 * A chart to one reproducible archive.
 */
@NullMarked
package io.chartwright.packaging;

import org.jspecify.annotations.NullMarked;
