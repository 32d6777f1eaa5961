package io.chartwright.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types with fields that expressions can name.
 *
 * @param fields the fields of each type by its name, with their types
 * @param openNames the names that are fields of any {@code Object}, of type {@code dyn}; none where that type is not known
 */
record ObjectTypes(ImmutableMap<String, ImmutableMap<String, CelType>> fields, ImmutableSet<String> openNames)
        implements CelTypeProvider {
    private static final String OPEN = "Object";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Returns the types, of which none is open. */
    static ObjectTypes of(Map<String, Map<String, CelType>> fields) {
        return new ObjectTypes(ImmutableMap.of(), ImmutableSet.of()).with(fields);
    }

    /** Returns these types and another. */
    ObjectTypes with(Map<String, Map<String, CelType>> more) {
        ImmutableMap.Builder<String, ImmutableMap<String, CelType>> all = ImmutableMap.builder();
        all.putAll(fields);
        more.forEach((name, own) -> all.put(name, ImmutableMap.copyOf(own)));
        return new ObjectTypes(all.buildKeepingLast(), openNames);
    }

    /** Returns these types and {@code Object}, which has whatever field the expression names. */
    ObjectTypes withObject(String expression) {
        ImmutableSet.Builder<String> names = ImmutableSet.builder();
        Matcher name = NAME.matcher(expression);
        while (name.find()) {
            names.add(name.group());
        }
        return new ObjectTypes(fields, names.build());
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return fields.keySet().stream().map(this::type).collect(ImmutableList.toImmutableList());
    }

    @Override
    public Optional<CelType> findType(String name) {
        if (fields.containsKey(name)) {
            return Optional.of(type(name));
        }
        boolean isOpen = !openNames.isEmpty() && (name.equals(OPEN) || name.startsWith(OPEN + "."));
        return isOpen
                ? Optional.of(StructType.create(name, openNames, field -> Optional.of(SimpleType.DYN)))
                : Optional.empty();
    }

    private CelType type(String name) {
        ImmutableMap<String, CelType> own = fields.getOrDefault(name, ImmutableMap.of());
        return StructType.create(name, own.keySet(), field -> Optional.ofNullable(own.get(field)));
    }
}
