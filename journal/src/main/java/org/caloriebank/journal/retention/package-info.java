/** Takes the oldest segments out of a bank's directory, when nothing needs them there any more and somebody else has them. */
package org.caloriebank.journal.retention;
