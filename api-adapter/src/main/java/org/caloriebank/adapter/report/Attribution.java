package org.caloriebank.adapter.report;

/** Whom the month's data is from; its licence asks for it to be said. */
final class Attribution {
    static final String AUTHORS = "Furberg, R., Brinton, J., Keating, M., & Ortiz, A. (2016). ";
    static final String TITLE = "Crowd-sourced Fitbit datasets 03.12.2016-05.12.2016. Zenodo. ";
    static final String DOI = "10.5281/zenodo.53894";
    static final String LICENCE = "CC BY 4.0";
    static final String TEXT = AUTHORS + TITLE + "doi " + DOI + ", " + LICENCE;

    private Attribution() {}
}
