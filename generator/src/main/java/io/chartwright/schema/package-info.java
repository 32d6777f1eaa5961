/**
 * The values model: one JSON Schema that yields default values, the published schema and the reference table.
 */
@NullMarked
package io.chartwright.schema;

import org.jspecify.annotations.NullMarked;
