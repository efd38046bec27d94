/** What a member's movement is worth: civil days, the merge law, corrections. */
package org.caloriebank.ledger.activity;
