package org.caloriebank.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example as a reader of it would. */
@Timeout(60)
class EmbeddedBankExampleTest {
    private static final Path EXAMPLE = Path.of("examples", "EmbeddedBank.java");

    @TempDir
    Path temporary;

    @Test
    void shouldPayOnceWhenRunTwice() throws Exception {
        final Path source = Files.exists(EXAMPLE) ? EXAMPLE : Path.of("..").resolve(EXAMPLE);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final int errors = compiler.run(
                null,
                null,
                null,
                "--release",
                "17",
                "-proc:none",
                "-Xlint:all,-path",
                "-Werror",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-d",
                temporary.toString(),
                source.toString());
        assertEquals(0, errors);

        final List<String> first = run();
        final List<String> second = run();

        assertEquals(
                List.of(
                        "0 commands recovered",
                        "walk: ACCEPTED, earned 31500",
                        "juice: ACCEPTED, paid 12000",
                        "19500 centicoins to spend"),
                first);
        assertEquals(
                List.of("walk: ACCEPTED, earned 0", "juice: ACCEPTED, paid 12000", "19500 centicoins to spend"),
                second.subList(1, 4));
    }

    private List<String> run() throws Exception {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {temporary.toUri().toURL()})) {
            final String[] arguments = {temporary.resolve("bank").toString()};
            loader.loadClass("EmbeddedBank").getMethod("main", String[].class).invoke(null, (Object) arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8).lines().toList();
    }
}
