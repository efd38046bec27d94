/** Holds at shops' checkouts: placed, captured, voided, expired, refunded; gifts and donations; settlement. */
package org.caloriebank.ledger.checkout;
