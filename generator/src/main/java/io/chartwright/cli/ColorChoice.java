package io.chartwright.cli;

/** When to color the output. */
enum ColorChoice {
    auto,
    always,
    never
}
