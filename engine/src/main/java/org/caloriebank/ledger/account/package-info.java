/** Who owns how many coins, until when: the chart of accounts, lots and debts. The only code that moves coins. */
package org.caloriebank.ledger.account;
