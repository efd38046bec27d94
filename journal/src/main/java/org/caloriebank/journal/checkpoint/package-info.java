/**
 * Signed checkpoints of a journal and receipts against them: what lets somebody who keeps one line of text find out that a journal was cut off or rewritten,
 * and lets a member prove one record without the others'.
 *
 * <pre>
 *   journal -> CheckpointFollower -> Checkpoint -> CheckpointSigner -> checkpoints.log -> CheckpointProof <- journal
 *                                                                              \----> ReceiptMaker -> Receipt
 * </pre>
 *
 * The format is in docs/JOURNAL-FORMAT.md. Nothing here runs on the threads of the pipeline.
 */
package org.caloriebank.journal.checkpoint;
