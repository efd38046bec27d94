/**
 * A ledger's state in a file, so that a bank starts without running its whole past again: written, found, proven and loaded. Nothing here is
 * trusted that its SHA-256 does not cover, and a snapshot that cannot be used costs time, never a coin: the journal alone is the truth.
 */
package org.caloriebank.journal.snapshot;
