/**
 * Other programs: where they are, and what they print within a time.
 */
@NullMarked
package io.chartwright.process;

import org.jspecify.annotations.NullMarked;
