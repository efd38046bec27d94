/** Light circuits: who wants them on, what an operator overrides for a while, and what they show. */
package org.caloriebank.ledger.light;
