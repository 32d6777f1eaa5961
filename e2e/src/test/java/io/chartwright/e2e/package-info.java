/** The released chart in front of real Helm binaries and a real Kubernetes API server. */
@NullMarked
package io.chartwright.e2e;

import org.jspecify.annotations.NullMarked;
