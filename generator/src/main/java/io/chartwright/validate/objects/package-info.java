/**
 * The objects that one cell renders, read once for all rules about them.
 */
@NullMarked
package io.chartwright.validate.objects;

import org.jspecify.annotations.NullMarked;
