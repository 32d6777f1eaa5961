/**
 * Reads the classes of Kubernetes clients as data and writes the table of Kubernetes' types.
 */
@NullMarked
package io.chartwright.types;

import org.jspecify.annotations.NullMarked;
