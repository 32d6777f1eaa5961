/**
 * YAML text to trees that know their positions and comments, and back to text in a stable form; JSON text likewise.
 */
@NullMarked
package io.chartwright.yaml;

import org.jspecify.annotations.NullMarked;
