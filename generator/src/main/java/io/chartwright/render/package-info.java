/**
 * Chart templates and cloud profiles to a chart in memory.
 */
@NullMarked
package io.chartwright.render;

import org.jspecify.annotations.NullMarked;
