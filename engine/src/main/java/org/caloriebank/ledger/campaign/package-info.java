/** Bonuses on what days earn, rebates at chosen merchants, challenges alone and in teams; and the budgets they are paid out of. */
package org.caloriebank.ledger.campaign;
