package io.chartwright.model;

import java.util.List;
import java.util.stream.Collectors;

/** The user's files have problems that leave nothing to go on with. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** Creates the exception for at least one finding; they are kept sorted. */
    public InvalidInputException(List<Finding> findings) {
        super(findings.stream().sorted().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = findings.stream().sorted().toList();
    }

    /** Creates the exception for one finding. */
    public InvalidInputException(Finding finding) {
        this(List.of(finding));
    }

    /** Returns the problems, sorted by place. */
    public List<Finding> findings() {
        return findings;
    }
}
