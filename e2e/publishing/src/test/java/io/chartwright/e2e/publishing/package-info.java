/**
 * Publishing to real servers.
 */
@NullMarked
package io.chartwright.e2e.publishing;

import org.jspecify.annotations.NullMarked;
