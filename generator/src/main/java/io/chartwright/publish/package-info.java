/**
 * Archives into a chart repository, as a transaction.
 */
@NullMarked
package io.chartwright.publish;

import org.jspecify.annotations.NullMarked;
