package io.chartwright.cli;

/** How results are printed. */
enum Format {
    text,
    json
}
