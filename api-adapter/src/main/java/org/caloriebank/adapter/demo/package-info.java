/**
 * One command for a newcomer: a month of real movement becomes coins, is spent, is journalled, survives a crash and is proven by replay.
 * <p>
 * {@link org.caloriebank.adapter.demo.Demo} runs the stages in order; each is a class of its own and leaves facts for the page and the summary of
 * {@code adapter.report}. The stages use the bank as anybody would: the importer, the library, the program's own HTTP door in a process of its own, and
 * the audit.
 */
package org.caloriebank.adapter.demo;
