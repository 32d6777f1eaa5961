/**
 * Azure Blob Storage.
 */
@NullMarked
package io.chartwright.publish.azure;

import org.jspecify.annotations.NullMarked;
