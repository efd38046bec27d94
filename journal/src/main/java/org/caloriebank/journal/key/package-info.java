/** Ed25519 keys in files of a bank's directory: made once, kept from others, read again. */
package org.caloriebank.journal.key;
