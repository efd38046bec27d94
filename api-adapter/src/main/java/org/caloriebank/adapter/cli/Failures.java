package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import org.caloriebank.adapter.files.FileFormatException;
import org.caloriebank.bank.BankStoppedException;
import org.caloriebank.bank.DiskLowException;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.snapshot.UnusableSnapshotException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one sentence and an exit code; a stack trace follows only when asked for. */
final class Failures implements IExecutionExceptionHandler {
    private final CalorieBankCommand root;

    Failures(final CalorieBankCommand root) {
        this.root = root;
    }

    /** What to tell of a failure. */
    private record Failure(int exitCode, String sentence) {}

    @Override
    public int handleExecutionException(
            final Exception exception, final CommandLine commandLine, final ParseResult parseResult) {
        final Failure failure = describe(withoutWrapper(exception));
        final PrintWriter err = commandLine.getErr();
        err.println(commandLine.getColorScheme().errorText(failure.sentence));
        if (root.isDebug()) {
            exception.printStackTrace(err);
        }
        return failure.exitCode;
    }

    private static Failure describe(final Throwable failure) {
        if (failure instanceof CommandFailedException failed) {
            return new Failure(failed.exitCode(), failed.getMessage());
        }
        if (failure instanceof JournalException journal) {
            return new Failure(exitCode(journal.kind()), journal.getMessage());
        }
        if (failure instanceof FileFormatException) {
            return new Failure(ExitCodes.REFUSED, sentence(failure.getMessage()));
        }
        if (failure instanceof UnusableSnapshotException) {
            return new Failure(
                    ExitCodes.REFUSED,
                    sentence(failure.getMessage())
                            + " Move it away: the journal alone, or the snapshot before, will do.");
        }
        if (failure instanceof DiskLowException) {
            return new Failure(ExitCodes.REFUSED, sentence(failure.getMessage()));
        }
        if (failure instanceof BankStoppedException) {
            return new Failure(
                    ExitCodes.REFUSED,
                    sentence(failure.getMessage())
                            + " Start again: what the journal has is kept, and the rest can be sent" + " once more.");
        }
        if (failure instanceof IOException io) {
            return new Failure(ExitCodes.UNREADABLE, ofFile(io));
        }
        return new Failure(
                ExitCodes.INTERNAL,
                "An error of this program: " + failure + ". Run it again with --debug and report what it prints.");
    }

    private static int exitCode(final JournalException.Kind kind) {
        return switch (kind) {
            case DAMAGED, OUTCOME_DIFFERS, BOOKS_DIFFER, CHECKPOINT_DIFFERS -> ExitCodes.REFUSED;
            case IN_USE -> ExitCodes.IN_USE;
            case NOT_A_JOURNAL, NEWER_VERSION, NOT_COVERED, UNREADABLE, NOT_WRITABLE, KEY_REFUSED ->
                ExitCodes.UNREADABLE;
        };
    }

    private static String ofFile(final IOException error) {
        final String file = error instanceof FileSystemException fileError ? fileError.getFile() : null;
        if (error instanceof NoSuchFileException) {
            return "There is no file " + file + ": check the name.";
        }
        if (error instanceof AccessDeniedException) {
            return "The system does not allow access to " + file + ": check its owner and permissions.";
        }
        return "A file could not be read or written: " + sentence(String.valueOf(error.getMessage()));
    }

    private static Throwable withoutWrapper(final Throwable failure) {
        final boolean isWrapper = failure instanceof CompletionException || failure instanceof UncheckedIOException;
        return isWrapper && failure.getCause() != null ? withoutWrapper(failure.getCause()) : failure;
    }

    private static String sentence(final String text) {
        final String capital = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
