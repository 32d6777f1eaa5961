/** What real API servers say of many objects, kept, and compared with what we say. */
@NullMarked
package io.chartwright.kubernetes.truth;

import org.jspecify.annotations.NullMarked;
