/** Which objects and fields each value of a chart moves. */
@NullMarked
package io.chartwright.impact;

import org.jspecify.annotations.NullMarked;
