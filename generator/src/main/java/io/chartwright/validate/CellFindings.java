package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.rules.Ignore;
import java.util.List;

/**
 * What validating the cells of a chart came to.
 *
 * @param matrix what the cells found; locations may be those of documents
 * @param documents what was rendered
 * @param others what was found once for each overlay, at the place that a user would edit
 * @param ignores what the objects of all cells say is not to be reported of them
 */
record CellFindings(Matrix matrix, Documents documents, List<Finding> others, List<Ignore> ignores) {}
