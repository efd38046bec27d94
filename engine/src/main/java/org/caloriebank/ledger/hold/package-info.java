/** Coins set aside for one payee, a merchant or a facility: held, captured, released, refunded to the lots they came from. Who may, others decide. */
package org.caloriebank.ledger.hold;
