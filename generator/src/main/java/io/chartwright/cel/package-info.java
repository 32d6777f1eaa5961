/**
 * Expressions in the Common Expression Language: compiled as an API server compiles them, and evaluated.
 */
@NullMarked
package io.chartwright.cel;

import org.jspecify.annotations.NullMarked;
