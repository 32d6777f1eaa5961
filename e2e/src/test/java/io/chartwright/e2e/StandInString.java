package io.chartwright.e2e;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/**
 * Reads a connection string as the runtime's stand-in does. Its reader is compiled from the source here: the stand-in is
 * a program of its own, and nothing else of it is of use to a test.
 */
final class StandInString {
    private static final String PACKAGE = "io.chartwright.standin";

    private final Method parse;
    private final Method text;
    private final Method keywordNamed;

    /** Compiles the reader. */
    StandInString() throws IOException, ReflectiveOperationException {
        Class<?> connectionString = compiled().loadClass(PACKAGE + ".ConnectionString");
        parse = connectionString.getDeclaredMethod("parse", String.class);
        Class<?> keyword = connectionString.getClassLoader().loadClass(PACKAGE + ".Keyword");
        text = connectionString.getDeclaredMethod("text", keyword);
        keywordNamed = keyword.getDeclaredMethod("valueOf", String.class);
        // They are there for the stand-in's own package alone.
        for (Method method : List.of(parse, text, keywordNamed)) {
            method.setAccessible(true);
        }
    }

    /** Returns the value of a key, such as {@code PASSWORD}. */
    String value(String string, String keyword) throws ReflectiveOperationException {
        try {
            Object key = keywordNamed.invoke(null, keyword);
            Optional<?> value = (Optional<?>) text.invoke(parse.invoke(null, string), key);
            return value.map(Object::toString).orElse("");
        } catch (InvocationTargetException e) {
            throw new AssertionError("the stand-in refuses the string", e.getCause());
        }
    }

    private static ClassLoader compiled() throws IOException {
        Path sources = Surroundings.project().resolve("e2e/runtime-stand-in/src/main/java");
        Path classes = Files.createTempDirectory("chartwright-e2e-stand-in-");
        List<String> arguments = List.of(
                "-d",
                classes.toString(),
                "-sourcepath",
                sources.toString(),
                sources.resolve(PACKAGE.replace('.', '/'))
                        .resolve("ConnectionString.java")
                        .toString());
        int exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new AssertionError("the stand-in's reader does not compile");
        }
        return loader(classes);
    }

    private static ClassLoader loader(Path classes) throws MalformedURLException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, StandInString.class.getClassLoader());
    }
}
