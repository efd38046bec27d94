/**
 * What a subject hands to the ledger: its commands with an id and its queries, each under its template. Knows no subject.
 */
package org.caloriebank.ledger.command;
