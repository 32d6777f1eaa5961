/**
 * Which line of a template, and which value, a rendered text comes from.
 */
@NullMarked
package io.chartwright.sourcemap;

import org.jspecify.annotations.NullMarked;
