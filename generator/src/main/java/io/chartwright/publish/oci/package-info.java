/**
 * A chart in an OCI registry: what is pushed, how a registry is spoken to, and whose credentials it gets.
 */
@NullMarked
package io.chartwright.publish.oci;

import org.jspecify.annotations.NullMarked;
