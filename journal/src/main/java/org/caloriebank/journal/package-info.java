/**
 * How commands become durable and replayable: the journal's bytes, its writer, its reader, its verifier and its replay.
 *
 * <pre>
 *   records -> JournalWriter -> blocks -> Chronicle Queue files -> JournalReader -> JournalVerifier
 *                                     \                                         \--> JournalReplay -> Ledger
 *                                      \--> indexes ---------> JournalSeek: single records
 * </pre>
 *
 * Chronicle Queue writes the files; it adds no checksum, and its own tailer stops silently at a hole. So every block carries its own hash and its
 * predecessor's ({@link org.caloriebank.journal.BlockFormat}), and the reader walks the files' bytes itself.
 */
package org.caloriebank.journal;
