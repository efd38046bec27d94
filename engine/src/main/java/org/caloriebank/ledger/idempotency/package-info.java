/** Which command ids were seen, and what they came to. */
package org.caloriebank.ledger.idempotency;
