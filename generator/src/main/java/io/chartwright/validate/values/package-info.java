/**
 * Rules about values: what charts declare, what templates use and what profiles set.
 */
@NullMarked
package io.chartwright.validate.values;

import org.jspecify.annotations.NullMarked;
