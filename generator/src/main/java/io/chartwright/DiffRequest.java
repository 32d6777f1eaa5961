package io.chartwright;

import io.chartwright.ValidateRequest.Named;
import java.util.Optional;

/**
 * Which two states of charts to compare, and with what.
 *
 * @param before a git revision of the project, a chart's folder, archive or address, or a project's folder; empty means
 *     where the work began: the merge base with the default branch
 * @param after the same; empty means the project as it is on disk
 * @param with the values, overlays and versions to render with
 * @param isFolding whether fields that say nothing but the version of a chart are told in one line
 */
public record DiffRequest(Optional<Named> before, Optional<Named> after, ValidateRequest with, boolean isFolding) {}
