/**
 * Whether a workstation, a login and a cluster have what an overlay of a chart needs; facts about tools and clouds are
 * data.
 */
@NullMarked
package io.chartwright.doctor;

import org.jspecify.annotations.NullMarked;
