package io.chartwright.cli;

/** How results are reported. */
enum Format {
    text,
    json,
    sarif,
    junit,
    github,
    markdown
}
