/** A program that keeps the documented contract of the Flow runtime's image, for tests; it is not Boomi's program. */
@NullMarked
package io.chartwright.standin;

import org.jspecify.annotations.NullMarked;
