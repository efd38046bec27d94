/**
 * Visits of a sports centre, from the door to the door: who may come in and by what, wristbands and lockers, where somebody is, what a visit costs, and
 * giving it back when the water was bad. Coins move through holds and accounts only. Rules: {@code docs/CENTRE-RULES.md}, sections 8, 10 and 11.
 */
package org.caloriebank.ledger.admission;
