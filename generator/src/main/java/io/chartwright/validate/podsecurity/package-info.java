/**
 * The Pod Security Standards as the admission controller of an API server decides them.
 */
@NullMarked
package io.chartwright.validate.podsecurity;

import org.jspecify.annotations.NullMarked;
