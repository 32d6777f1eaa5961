/**
 * The one door to a cluster: reads objects, logs and rights, and cannot write; values of Secrets never pass it.
 */
@NullMarked
package io.chartwright.live;

import org.jspecify.annotations.NullMarked;
