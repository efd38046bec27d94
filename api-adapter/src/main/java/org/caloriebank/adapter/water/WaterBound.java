package org.caloriebank.adapter.water;

/** The bounds of a profile, in the protocol's order; each has the name of its field. */
public enum WaterBound {
    LEAST_PH("leastPhHundredths"),
    GREATEST_PH("greatestPhHundredths"),
    LEAST_FREE_CHLORINE("leastFreeChlorineMicrogramsPerLitre"),
    GREATEST_FREE_CHLORINE("greatestFreeChlorineMicrogramsPerLitre"),
    LEAST_COMBINED_CHLORINE("leastCombinedChlorineMicrogramsPerLitre"),
    GREATEST_COMBINED_CHLORINE("greatestCombinedChlorineMicrogramsPerLitre"),
    LEAST_TURBIDITY("leastTurbidityHundredthsNtu"),
    GREATEST_TURBIDITY("greatestTurbidityHundredthsNtu"),
    LEAST_ORP("leastOrpMillivolts"),
    GREATEST_ORP("greatestOrpMillivolts"),
    LEAST_TEMPERATURE("leastTemperatureHundredthsCelsius"),
    GREATEST_TEMPERATURE("greatestTemperatureHundredthsCelsius");

    private final String field;

    WaterBound(final String field) {
        this.field = field;
    }

    /** @return its name in the protocol and in JSON, unit included. */
    public String field() {
        return field;
    }

    /** @return the bound with that field, or null. */
    static WaterBound ofField(final String field) {
        for (final WaterBound bound : values()) {
            if (bound.field.equals(field)) {
                return bound;
            }
        }
        return null;
    }
}
