/**
 * How long, and how often, what failed is tried again.
 */
@NullMarked
package io.chartwright.publish.retry;

import org.jspecify.annotations.NullMarked;
