/** Tells texts that may be secret from others, so that they reach no report. */
@NullMarked
package io.chartwright.secrecy;

import org.jspecify.annotations.NullMarked;
