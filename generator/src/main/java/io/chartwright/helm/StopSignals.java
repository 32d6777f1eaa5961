package io.chartwright.helm;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the process does when it is asked to stop.
 *
 * <p>Helm's library takes these signals over when it renders for the first time and never gives them back, after which
 * Ctrl-C does nothing. It does so once in a process, so giving them back once is enough. On Windows there are no such
 * signals to give back.
 */
final class StopSignals {
    private static final int[] SIGNALS = {2, 3, 15};

    /** Room for a {@code struct sigaction}: 152 bytes on Linux, 16 on macOS. */
    private static final int ACTION_BYTES = 256;

    private final Map<Integer, Memory> actions = new LinkedHashMap<>();

    /** Remembers what the process does now. */
    StopSignals() {
        if (!Platform.isWindows()) {
            LibC libc = LibC.load();
            for (int signal : SIGNALS) {
                Memory action = new Memory(ACTION_BYTES);
                libc.sigaction(signal, null, action);
                actions.put(signal, action);
            }
        }
    }

    /** Makes the process do what was remembered. */
    void restore() {
        if (!actions.isEmpty()) {
            LibC libc = LibC.load();
            actions.forEach((signal, action) -> libc.sigaction(signal, action, null));
        }
    }
}
