/**
 * Which line of a template, and which value, a rendered text comes from, and which parts of templates are reached.
 */
@NullMarked
package io.chartwright.sourcemap;

import org.jspecify.annotations.NullMarked;
