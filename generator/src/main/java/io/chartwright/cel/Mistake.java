package io.chartwright.cel;

/**
 * Why an expression is refused.
 *
 * @param problem what is wrong and at which column of the expression, a clause without a full stop
 * @param fix what to do, a clause that continues "perhaps you should"; empty when there is no advice
 */
public record Mistake(String problem, String fix) {}
