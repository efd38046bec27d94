/** Who the members are: one cache line for each, its layout, and the commands that open and change members. */
package org.caloriebank.ledger.member;
