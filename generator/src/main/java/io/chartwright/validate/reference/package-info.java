/**
 * Rules about objects that name or select other objects, or have each other's name.
 */
@NullMarked
package io.chartwright.validate.reference;

import org.jspecify.annotations.NullMarked;
