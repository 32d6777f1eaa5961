package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * The fields of a kind of object in one minor.
 *
 * @param name what the table calls it
 * @param fields each by its name
 * @param required those that must be there
 */
record ObjectType(String name, Map<String, ApiField> fields, List<ApiField> required) {}
