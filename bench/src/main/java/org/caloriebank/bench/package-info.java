/** How fast the bank is: benchmarks that check their own results and say when they did not reach what was asked. */
package org.caloriebank.bench;
