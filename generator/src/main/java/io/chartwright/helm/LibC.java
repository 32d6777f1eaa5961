package io.chartwright.helm;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The part of the C library of Linux and macOS that keeps Helm's library from touching the rest of the process. */
interface LibC extends Library {
    int dup(int stream);

    int dup2(int from, int to);

    int open(String path, int flags);

    int close(int stream);

    int setenv(String name, String value, int overwrite);

    int unsetenv(String name);

    int sigaction(int signal, @Nullable Pointer action, @Nullable Pointer old);

    int setrlimit(int resource, Pointer limit);

    /** Returns the C library of this process. */
    static LibC load() {
        return Native.load("c", LibC.class);
    }
}
