package org.caloriebank.journal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Makes the calling thread, and those it will start, give way to all others: for work that can wait, beside threads that must not. Linux knows a
 * priority for each thread, which Java's own only sets with flags of the JVM. Elsewhere nothing happens.
 */
public final class BackgroundPriority {
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int LOWEST = 19;

    private BackgroundPriority() {}

    /** @return whether the thread's priority is the lowest now. */
    public static boolean lower() {
        if (!Platform.isLinux()) {
            return false;
        }
        try {
            return CLibrary.setpriority(PRIO_PROCESS, CALLING_THREAD, LOWEST) == 0;
        } catch (final LastErrorException | LinkageError e) {
            return false; // a system that does not let us: slower for others, and nothing else
        }
    }

    /** The C library's function of that name. */
    private static final class CLibrary {
        static {
            Native.register("c");
        }

        private CLibrary() {}

        static native int setpriority(int which, int who, int priority);
    }
}
