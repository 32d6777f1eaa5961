/** Raw manifests of a running Flow to values of the boomi-flow chart, with the proof that these reproduce them. */
@NullMarked
package io.chartwright.adopt;

import org.jspecify.annotations.NullMarked;
