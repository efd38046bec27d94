/**
 * A second ledger, written from {@code docs/LEDGER-RULES.md} alone: plain collections, everything recomputed, slow and
 * meant to be read. Tests compare the real ledger with it, answer by answer.
 */
package org.caloriebank.model;
