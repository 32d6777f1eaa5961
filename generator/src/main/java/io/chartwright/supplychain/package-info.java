/**
 * What a package is worth to those who receive it: whether it is what was signed, listed and built, what its pods pull, and
 * how it reaches networks without a way out.
 */
@NullMarked
package io.chartwright.supplychain;

import org.jspecify.annotations.NullMarked;
