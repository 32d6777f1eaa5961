/**
 * Rules about NGINX configurations that stand in ConfigMaps.
 */
@NullMarked
package io.chartwright.validate.nginx;

import org.jspecify.annotations.NullMarked;
