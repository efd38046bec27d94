package org.caloriebank.workload;

/** The kinds of commands a workload mixes, each with its share in the standard mix. */
public enum CommandKind {
    REPORT(300),
    REPORT_AGAIN(60),
    PUT_MEMBER(25),
    CORRECT(40),
    ADJUST(30),
    PUT_MERCHANT(20),
    PLACE_HOLD(150),
    CAPTURE_HOLD(120),
    VOID_HOLD(30),
    REFUND(60),
    GIFT(30),
    DONATE(20),
    SETTLE(10),
    CHANGE_SETTING(10),
    TICK(60),
    PUT_CAMPAIGN(25),
    PUT_CAMPAIGN_MERCHANT(20),
    JOIN_CHALLENGE(70),
    PUT_GOAL(25),
    SEND_AGAIN(35);

    private final int standardWeight;

    CommandKind(final int standardWeight) {
        this.standardWeight = standardWeight;
    }

    public int standardWeight() {
        return standardWeight;
    }
}
