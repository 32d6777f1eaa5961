/**
 * The one door to the network: requests that are bounded in size and time, tried again, and tell no secret.
 */
@NullMarked
package io.chartwright.publish.http;

import org.jspecify.annotations.NullMarked;
