/**
 * Amazon S3 and what speaks its language.
 */
@NullMarked
package io.chartwright.publish.s3;

import org.jspecify.annotations.NullMarked;
