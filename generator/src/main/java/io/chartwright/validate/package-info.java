/**
 * Rules that turn a chart and its rendered objects into findings.
 */
@NullMarked
package io.chartwright.validate;

import org.jspecify.annotations.NullMarked;
