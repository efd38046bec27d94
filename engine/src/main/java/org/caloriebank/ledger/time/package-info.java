/** What the passing of time alone lets happen. */
package org.caloriebank.ledger.time;
