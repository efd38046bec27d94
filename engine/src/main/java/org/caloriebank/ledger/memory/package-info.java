/** Where state that grows with members lives: rows in pages outside the Java heap, and an index over them that grows a bucket at a time. */
package org.caloriebank.ledger.memory;
