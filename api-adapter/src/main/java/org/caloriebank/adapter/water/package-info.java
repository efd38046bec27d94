/**
 * Water profiles as data files: limits with their sources, for putting into a bank. Files shipped with the program stand beside this package in the
 * resources, with a page on how to read and write them.
 */
package org.caloriebank.adapter.water;
