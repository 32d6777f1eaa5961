/**
 * What each Kubernetes minor version offers, from data on the class path.
 */
@NullMarked
package io.chartwright.kubernetes;

import org.jspecify.annotations.NullMarked;
