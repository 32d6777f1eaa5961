/**
 * What each rule is: the texts that explain it, and the patterns that choose rules by name.
 */
@NullMarked
package io.chartwright.rules;

import org.jspecify.annotations.NullMarked;
