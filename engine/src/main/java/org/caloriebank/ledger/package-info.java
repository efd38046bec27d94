/**
 * What a calorie is worth and who owns it. One thread, no clock, no dice, no input or output, no floating point, and in steady state no allocation.
 * <p>
 * Each subject is a package: {@code member}, {@code account}, {@code activity}, {@code merchant}, {@code checkout}, {@code settings},
 * {@code idempotency}, {@code campaign}, {@code goal}; {@code memory}, {@code calendar} and {@code outcome} serve them.
 * {@link org.caloriebank.ledger.Ledger} only routes.
 */
package org.caloriebank.ledger;
