/**
 * Seeded random streams of commands, and the auditor that runs a ledger beside the naive model on them. A stream is a
 * function of its seed and configuration, so a failure is repeated by its seed.
 */
package org.caloriebank.workload;
