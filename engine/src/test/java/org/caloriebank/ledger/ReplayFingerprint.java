package org.caloriebank.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.caloriebank.workload.Recording;
import org.caloriebank.workload.WorkloadConfig;

/**
 * What a run comes to: both hashes of the ledger and a digest of all outcome bytes. Also a program, so that another
 * process can be asked: arguments seed and steps.
 */
record ReplayFingerprint(long stateHash, long idempotencyHash, String outcomes) {
    static ReplayFingerprint of(final long seed, final int steps) {
        final Recording recording = Recording.of(seed, WorkloadConfig.standard(), steps);
        try (Ledger ledger = new Ledger()) {
            final List<byte[]> outcomes = recording.playOn(ledger);
            return new ReplayFingerprint(ledger.stateHash(), ledger.idempotencyHash(), digest(outcomes));
        }
    }

    public static void main(final String[] args) {
        System.out.println(of(Long.parseLong(args[0]), Integer.parseInt(args[1])));
    }

    @Override
    public String toString() {
        return Long.toHexString(stateHash) + " " + Long.toHexString(idempotencyHash) + " " + outcomes;
    }

    private static String digest(final List<byte[]> outcomes) {
        try {
            final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            outcomes.forEach(sha256::update);
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
