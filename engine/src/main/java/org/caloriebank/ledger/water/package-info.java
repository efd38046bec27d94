/** What water must be and what it is: profiles with their versions, the readings of each space, and the times it was out of range. */
package org.caloriebank.ledger.water;
