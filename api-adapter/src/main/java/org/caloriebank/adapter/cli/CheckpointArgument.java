package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.caloriebank.journal.checkpoint.CheckpointFile;
import org.caloriebank.journal.checkpoint.CheckpointKey;
import org.caloriebank.journal.checkpoint.CheckpointProof;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which checkpoints to compare a journal with: those kept elsewhere, or else the bank's own. */
final class CheckpointArgument {
    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description =
                    "Signed checkpoints kept elsewhere, any part of checkpoints.log. Default: the bank's own, if it has any.")
    private Path file;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The key that signed them, kept elsewhere. Default: the bank's own checkpoint.pub")
    private Path publicKey;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /** Checkpoints and the key that must have signed them. */
    record Checkpoints(CheckpointFile file, CheckpointKey key, boolean isOwn) {
        CheckpointProof newProof() {
            return new CheckpointProof(file, key);
        }

        void print(final CheckpointProof.Result result, final PrintWriter out) {
            out.println("  signed    up to sequence " + Words.count(result.sequence()) + ", "
                    + Words.count(result.checkpoints(), "checkpoint") + ", " + Words.count(result.stateHashes())
                    + " of them with the state's hash");
            out.println("  key       SHA-256 " + key.fingerprint());
            if (isOwn) {
                out.println(
                        "  notice    The checkpoints are the bank's own: who could rewrite the journal could rewrite these"
                                + " as well. Compare with copies kept elsewhere (--checkpoints, --public-key).");
            }
            if (!file.notice().isEmpty()) {
                out.println("  notice    " + file.notice());
            }
        }
    }

    /** @return what to compare with; empty when nothing is named and the bank has none. */
    Optional<Checkpoints> read(final Path directory) {
        if (file != null && publicKey == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name the key too (--public-key FILE): checkpoints prove nothing by a key that stands beside the journal.");
        }
        if (file != null) {
            return Optional.of(new Checkpoints(CheckpointFile.read(file), CheckpointKey.read(publicKey), false));
        }
        final CheckpointFile own = CheckpointFile.readOwn(directory);
        if (own == null || own.lines().isEmpty()) {
            return Optional.empty();
        }
        final Path key = publicKey != null ? publicKey : directory.resolve(CheckpointKey.FILE);
        return Optional.of(new Checkpoints(own, CheckpointKey.read(key), true));
    }
}
