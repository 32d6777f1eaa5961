package io.chartwright.validate;

import io.chartwright.model.Finding;
import java.util.List;

/**
 * What validating the cells of a chart came to.
 *
 * @param matrix what the cells found; locations may be those of documents
 * @param documents what was rendered
 * @param others what was found once for each overlay, at the place that a user would edit
 */
record CellFindings(Matrix matrix, Documents documents, List<Finding> others) {}
