/**
 * What a chart brings along and where it comes from: images, bill of materials, bundles for networks without a way out.
 */
@NullMarked
package io.chartwright.supplychain;

import org.jspecify.annotations.NullMarked;
