package io.chartwright.model;

import java.util.List;

/**
 * Why a release does not work as it should.
 *
 * @param id such as {@code database/password}
 * @param tier the tier that it is about; empty when it is about the whole release
 * @param title what is wrong, a sentence without a full stop
 * @param certainty how sure it is
 * @param evidence what was read
 * @param fix what to do, sentences
 * @param example values of the chart that do it, as YAML; empty when none do
 * @param command what shows the same; empty when nothing more is to be seen
 * @param follows ids of the causes that explain this one; fixing those mends it
 */
public record Cause(
        String id,
        String tier,
        String title,
        Certainty certainty,
        List<Evidence> evidence,
        String fix,
        String example,
        String command,
        List<String> follows) {

    public Cause {
        evidence = List.copyOf(evidence);
        follows = List.copyOf(follows);
    }
}
