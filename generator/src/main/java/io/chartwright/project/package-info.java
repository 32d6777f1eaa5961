/**
 * The repository on disk: reads chart templates and cloud profiles, writes and compares generated charts.
 */
@NullMarked
package io.chartwright.project;

import org.jspecify.annotations.NullMarked;
