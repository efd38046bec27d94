package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the program within this process: what it printed and its exit code. */
record ProgramRun(int exitCode, String out, String err) {
    static ProgramRun of(final Object... arguments) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        final CommandLine commandLine = CalorieBankCommand.newCommandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new ProgramRun(commandLine.execute(texts), out.toString(), err.toString());
    }
}
