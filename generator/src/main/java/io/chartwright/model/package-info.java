/**
 * The words chartwright speaks: charts, profiles, values trees and findings, as immutable values without I/O.
 */
@NullMarked
package io.chartwright.model;

import org.jspecify.annotations.NullMarked;
