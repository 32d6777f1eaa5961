package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The compiler of expressions is loaded when there is an expression, and not before. */
class LateExpressionsTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: 'web:1'}]}
            """;
    private static final String WEBHOOK = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: hooks}
            webhooks:
            - name: a.example.com
              sideEffects: None
              admissionReviewVersions: [v1]
              clientConfig: {url: 'https://example.com'}
              matchConditions: [{name: a, expression: 'true'}]
            """;

    @Test
    void checkWhenNoObjectHoldsAnExpressionNeedsNoCompiler() throws Exception {
        assertThat(problemsWithoutCompiler(DEPLOYMENT)).isZero();
    }

    @Test
    void checkWhenAnObjectHoldsAnExpressionNeedsTheCompiler() {
        assertThat(catchThrowable(() -> problemsWithoutCompiler(WEBHOOK)))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    private static int problemsWithoutCompiler(String text) throws ReflectiveOperationException {
        Class<?> probe =
                new WithoutCompiler(LateExpressionsTest.class.getClassLoader()).loadClass(Probe.class.getName());
        Object problems = Callable.class
                .getMethod("call")
                .invoke(probe.getConstructor(String.class).newInstance(text));
        return (Integer) problems;
    }

    /** Loads our classes anew, and none of the library. */
    private static final class WithoutCompiler extends ClassLoader {
        WithoutCompiler(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.cel.")) {
                throw new ClassNotFoundException(name);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null || !name.startsWith("io.chartwright.")) {
                return known != null ? known : super.loadClass(name, resolve);
            }
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file), name)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Counts the problems of an object. */
    public static final class Probe implements Callable<Integer> {
        private final String text;

        /** Creates a probe of the object. */
        public Probe(String text) {
            this.text = text;
        }

        @Override
        public Integer call() {
            return new ApiCheck(CustomKinds.of(List.of()))
                    .problems(new YamlReader("test").readMapping("test", text), new Minor(36))
                    .size();
        }
    }
}
