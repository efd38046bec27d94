package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundPriorityTest {
    private static final int NICE_BEHIND_NAME = 16;

    @Test
    void shouldLowerTheThreadAndItsChildrenAlone() throws IOException {
        final int before = nice();
        final CompletableFuture<Integer> lowered = new CompletableFuture<>();
        final CompletableFuture<Integer> child = new CompletableFuture<>();

        new Thread(() -> {
                    assertTrue(BackgroundPriority.lower());
                    lowered.complete(niceUnchecked());
                    new Thread(() -> child.complete(niceUnchecked())).start();
                })
                .start();

        assertEquals(19, lowered.join());
        assertEquals(19, child.join());
        assertEquals(before, nice());
    }

    private static int niceUnchecked() {
        try {
            return nice();
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int nice() throws IOException {
        final String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_BEHIND_NAME]);
    }
}
