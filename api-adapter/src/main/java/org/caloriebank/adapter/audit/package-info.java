/**
 * What an auditor does with a bank's files alone, while a node writes them or not: read-only and without a lock.
 * <p>
 * {@link org.caloriebank.adapter.audit.JournalDescription} tells what is there without running any of it;
 * {@link org.caloriebank.adapter.audit.AuditLedger} runs it again, as far as one likes, and proves the books;
 * {@link org.caloriebank.adapter.audit.MemberTrail} walks one member's records, from which {@link org.caloriebank.adapter.audit.Statement} and
 * {@link org.caloriebank.adapter.audit.CoinOrigins} are made.
 */
package org.caloriebank.adapter.audit;
