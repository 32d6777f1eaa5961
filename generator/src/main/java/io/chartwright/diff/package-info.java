/** Which objects and fields differ between two renderings, and what that does to a release. */
@NullMarked
package io.chartwright.diff;

import org.jspecify.annotations.NullMarked;
