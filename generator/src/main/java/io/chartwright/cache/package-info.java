/** What earlier runs found out, kept on disk under what it depends on. */
@NullMarked
package io.chartwright.cache;

import org.jspecify.annotations.NullMarked;
