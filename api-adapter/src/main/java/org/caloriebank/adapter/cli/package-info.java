/**
 * The command line: {@link org.caloriebank.adapter.cli.Main} and one class for each command. Results go to the standard output, everything else to the
 * standard error; exit codes are those of {@link org.caloriebank.adapter.cli.ExitCodes}.
 */
package org.caloriebank.adapter.cli;
