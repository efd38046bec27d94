/** Shops and charities, and what a coin costs there. */
package org.caloriebank.ledger.merchant;
