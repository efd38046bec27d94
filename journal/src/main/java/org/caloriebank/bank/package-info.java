/**
 * The bank as a library: {@link org.caloriebank.bank.CalorieBank} joins the ledger, its pipeline and its journal, and hands out futures.
 */
package org.caloriebank.bank;
