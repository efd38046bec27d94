/**
 * The words of the bank: commands, queries, outcomes, answers, result codes and settings, and their bytes.
 * <p>
 * {@code caloriebank.xml} beside this package is the only definition of the bytes; {@code protocol.codec} is generated from it. The
 * records here are the same words for people who write Java and can afford an object; hot paths use the codecs.
 */
package org.caloriebank.protocol;
