/**
 * OpenPGP keys, and the provenance files that Helm verifies.
 */
@NullMarked
package io.chartwright.packaging.openpgp;

import org.jspecify.annotations.NullMarked;
