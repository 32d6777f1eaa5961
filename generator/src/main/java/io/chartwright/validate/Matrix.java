package io.chartwright.validate;

import io.chartwright.model.Cells;
import io.chartwright.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

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

    /**
     * Returns each finding once; where it is not found in every cell, its reason says in which.
     *
     * @param place turns the location in a document that was rendered in the cell into the one that a user would edit
     */
    List<Finding> findings(BiFunction<Finding, Cell, Finding> place) {
        Map<Finding, Set<Cell>> placed = new LinkedHashMap<>();
        seen.forEach((finding, where) -> placed.computeIfAbsent(
                        place.apply(finding, where.get(0)), unused -> new LinkedHashSet<>())
                .addAll(where));
        List<Finding> findings = new ArrayList<>();
        placed.forEach((finding, where) -> findings.add(
                finding.in(new Cells(where.stream().map(Cell::toString).toList(), cells))));
        return findings.stream().sorted().toList();
    }
}
