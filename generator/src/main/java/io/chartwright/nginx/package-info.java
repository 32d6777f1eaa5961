/** An nginx.conf as its directives, and what is known of names in it. */
@NullMarked
package io.chartwright.nginx;

import org.jspecify.annotations.NullMarked;
