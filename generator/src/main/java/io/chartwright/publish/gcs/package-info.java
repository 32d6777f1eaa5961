/**
 * Google Cloud Storage.
 */
@NullMarked
package io.chartwright.publish.gcs;

import org.jspecify.annotations.NullMarked;
