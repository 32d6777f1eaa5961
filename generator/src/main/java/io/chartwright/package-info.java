/**
 * chartwright turns chart templates and cloud profiles into a published Helm chart, in four steps.
 *
 * <ol>
 *   <li><b>render</b>: sources and profiles become a {@link io.chartwright.model.Chart} in memory, written once, last;
 *   <li><b>validate</b>: the chart, each profile and each Kubernetes version are checked, problems become findings;
 *   <li><b>package</b>: the chart becomes one archive with the same bytes on every machine;
 *   <li><b>publish</b>: the archive enters a chart repository, whose index is replaced last.
 * </ol>
 *
 * <p>{@link io.chartwright.Pipeline} has one method per step.
 */
@NullMarked
package io.chartwright;

import org.jspecify.annotations.NullMarked;
