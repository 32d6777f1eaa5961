/**
 * Rules about a chart's own files.
 */
@NullMarked
package io.chartwright.validate.chart;

import org.jspecify.annotations.NullMarked;
