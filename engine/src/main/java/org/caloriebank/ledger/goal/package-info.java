/** What members want to reach each day or week, what they reached, and for how long in a row. */
package org.caloriebank.ledger.goal;
