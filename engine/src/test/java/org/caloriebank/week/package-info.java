/** A simulated week at many sports centres, which must end with everything back in its place. */
package org.caloriebank.week;
