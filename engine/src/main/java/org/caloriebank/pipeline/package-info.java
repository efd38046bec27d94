/**
 * How commands reach the ledger and answers leave it: one LMAX Disruptor ring, three stages, each on a thread of its own.
 *
 * <pre>
 *   door -> CommandPublisher -> [ ring ] -> LedgerStage -> JournalStage -> ReplyStage -> door
 * </pre>
 *
 * The journal itself is a {@link org.caloriebank.pipeline.RecordSink}, given from outside: nothing here knows of files.
 */
package org.caloriebank.pipeline;
