/** Days and months as whole numbers: all the calendar a ledger needs. */
package org.caloriebank.ledger.calendar;
