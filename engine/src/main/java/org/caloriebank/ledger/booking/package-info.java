/**
 * Sessions of spaces, places booked in them, and open games whose players share the price: what they cost, when they start, who came. Rules:
 * {@code docs/CENTRE-RULES.md}, section 9. What it needs of visits and lights it asks through {@link org.caloriebank.ledger.booking.BookingPorts}.
 */
package org.caloriebank.ledger.booking;
