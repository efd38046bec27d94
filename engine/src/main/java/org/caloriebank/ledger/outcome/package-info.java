/** The outcome of the command being run, while it takes shape. */
package org.caloriebank.ledger.outcome;
