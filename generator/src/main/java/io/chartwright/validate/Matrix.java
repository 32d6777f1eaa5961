package io.chartwright.validate;

import io.chartwright.model.Cells;
import io.chartwright.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins what many cells say into findings that are each reported once. */
final class Matrix {
    private final int cells;
    private final Map<Finding, List<Cell>> seen = new LinkedHashMap<>();

    /**
     * Creates an empty matrix.
     *
     * @param cells how many cells there are
     */
    Matrix(int cells) {
        this.cells = cells;
    }

    /** Adds what a cell found. */
    void add(Cell cell, List<Finding> findings) {
        findings.stream().distinct().forEach(finding -> seen.computeIfAbsent(finding, unused -> new ArrayList<>())
                .add(cell));
    }

    /** Returns each finding once, with the cells that it is found in. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        seen.forEach((finding, where) -> findings.add(
                finding.in(new Cells(where.stream().map(Cell::toString).toList(), cells))));
        return findings.stream().sorted().toList();
    }
}
