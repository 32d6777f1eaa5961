/**
 * Signatures of OCI manifests as cosign makes and verifies them.
 */
@NullMarked
package io.chartwright.packaging.cosign;

import org.jspecify.annotations.NullMarked;
