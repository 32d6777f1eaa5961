/**
 * The command line: arguments in, text and an exit code out.
 */
@NullMarked
package io.chartwright.cli;

import org.jspecify.annotations.NullMarked;
