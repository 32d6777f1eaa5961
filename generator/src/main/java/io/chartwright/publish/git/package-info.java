/**
 * A chart repository in a branch of a git repository: each release is one commit.
 */
@NullMarked
package io.chartwright.publish.git;

import org.jspecify.annotations.NullMarked;
