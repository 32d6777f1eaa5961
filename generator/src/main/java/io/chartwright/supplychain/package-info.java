/**
 * What a package is worth to those who receive it: whether it is what was signed, listed and built.
 */
@NullMarked
package io.chartwright.supplychain;

import org.jspecify.annotations.NullMarked;
