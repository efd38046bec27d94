/** What merchants may ask of holds, and when holds expire and are forgotten; gifts and donations; settlement. */
package org.caloriebank.ledger.checkout;
