/**
 * The fault harness: lets each step on the disk fail or be the process's last, restarts, and compares with a ledger that ran the same commands.
 *
 * <pre>
 *   seed -> Base (a bank with a past, and which steps its next life takes) -> Fault
 *        -> Life on a FaultyDisk -> crash image of the Storage -> Life -> ... -> Truth compared
 * </pre>
 *
 * Everything is a function of the seed. {@link org.caloriebank.fault.Gate} says how a bank of several threads is made to take the same steps each
 * time.
 */
package org.caloriebank.fault;
