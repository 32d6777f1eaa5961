/**
 * The files of a chart repository, wherever they are kept: read with their versions, changed under conditions.
 */
@NullMarked
package io.chartwright.publish.store;

import org.jspecify.annotations.NullMarked;
