/** A release in a live cluster to what is wrong with it: a snapshot, small detectors, ranked causes. */
@NullMarked
package io.chartwright.diagnose;

import org.jspecify.annotations.NullMarked;
