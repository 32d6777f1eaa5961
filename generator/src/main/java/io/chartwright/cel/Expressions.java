package io.chartwright.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.extensions.CelExtensions;
import io.chartwright.model.Mapping;
import java.util.Optional;
import java.util.function.Function;

/** The places where an API server of one minor takes expressions. Creating one costs half a second in a fresh process. */
public final class Expressions {
    private static final int OPTIONAL_TYPES = 29;
    private static final int SHARED_DEVICES = 36;

    private final Environment environment;
    private final int minor;

    /** Creates the places of Kubernetes 1.{@code minor}; the function says what is wrong with a regular expression. */
    public Expressions(int minor, Function<String, Optional<String>> patterns) {
        this.minor = minor;
        this.environment = new Environment(minor, patterns);
    }

    /** Returns what an expression on admission can name, but for parameters, {@code authorizer} and variables. */
    public Scope admission() {
        return environment
                .scope()
                .with("object", "dyn")
                .with("oldObject", "dyn")
                .with("request", "kubernetes.AdmissionRequest")
                .with("namespaceObject", "kubernetes.Namespace");
    }

    /** Returns the scope with what an expression asks for permissions. */
    public Scope withAuthorizer(Scope scope) {
        return scope.with("authorizer", "kubernetes.authorization.Authorizer")
                .with("authorizer.requestResource", "kubernetes.authorization.ResourceCheck");
    }

    /** Returns what a selector of devices can name. */
    public Scope device() {
        String type = minor >= SHARED_DEVICES ? "kubernetes.SharedDRADevice" : "kubernetes.DRADevice";
        return environment.scope().with(CelExtensions.bindings()).with("device", type);
    }

    /**
     * Returns what a rule in a definition of custom resources can name.
     *
     * @param schema the schema that holds the rule
     * @param isResource whether the schema is that of a whole object
     * @param isOldOptional whether the rule says {@code optionalOldSelf}
     * @return nothing when the rule stands where expressions see no value
     */
    public Optional<Scope> rule(Mapping schema, boolean isResource, boolean isOldOptional) {
        SchemaTypes types = new SchemaTypes();
        return types.of(schema, isResource).map(self -> {
            CelType old = isOldOptional && minor >= OPTIONAL_TYPES ? OptionalType.create(self) : self;
            return environment
                    .scope()
                    .withTypes(types.objects())
                    .with("self", self)
                    .with("oldSelf", old);
        });
    }
}
