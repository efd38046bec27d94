package org.caloriebank.adapter.files;

/** Why a row of a file was not read. */
public enum SkipCause {
    FIELDS_MISSING("the row has fewer fields than it needs"),
    BAD_MEMBER("the member's id is not a whole number above zero"),
    BAD_HOUR("the time is not a whole hour written as month/day/year hour:minute:second AM or PM"),
    BAD_TIME("the time is not written as month/day/year hour:minute:second AM or PM"),
    BAD_DATE("the date is not written as month/day/year, or not between 1970 and 2149"),
    BAD_STEPS("the steps are not a whole number from 0 to 2147483647"),
    BAD_CALORIES("the calories are not a decimal number from 0 to 21474836.47"),
    NO_CALORIES("an hour of 0 calories: nobody burns nothing, so the device did not count"),
    BAD_WEIGHT("the weight is not a decimal number from 10 to 650 kg"),
    UNREADABLE("the rest of the file cannot be read as text in lines");

    private final String sentence;

    SkipCause(final String sentence) {
        this.sentence = sentence;
    }

    /** @return one line for people, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
