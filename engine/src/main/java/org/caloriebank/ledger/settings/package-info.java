/** The ledger's settings, their versions, and the rules that a day keeps. */
package org.caloriebank.ledger.settings;
