/**
 * Rules about objects that name or select other objects.
 */
@NullMarked
package io.chartwright.validate.reference;

import org.jspecify.annotations.NullMarked;
