/**
 * A chart repository on a web server that takes files: by WebDAV with its locks, or by plain PUT.
 */
@NullMarked
package io.chartwright.publish.web;

import org.jspecify.annotations.NullMarked;
