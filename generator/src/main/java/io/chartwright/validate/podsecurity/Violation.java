package io.chartwright.validate.podsecurity;

import io.chartwright.validate.objects.Field;

/**
 * What the admission controller refuses of a pod.
 *
 * @param level the mildest level that refuses it
 * @param rule id of the rule that is broken
 * @param field where it stands, or where what is missing belongs
 * @param container the container that it is about; empty when it is about the pod
 * @param problem what is wrong, a clause that continues the name of the pod or container
 * @param fix what to do
 */
record Violation(Level level, String rule, Field field, String container, String problem, String fix) {}
