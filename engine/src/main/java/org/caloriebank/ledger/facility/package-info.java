/**
 * Facilities and their spaces: what an operator says of them, and how many people are in them. A package below the other subjects of a sports centre:
 * all of them read here, and the counters are theirs to move.
 */
package org.caloriebank.ledger.facility;
