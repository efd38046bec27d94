/** The directions the engine's packages keep, as tests. */
package org.caloriebank.architecture;
