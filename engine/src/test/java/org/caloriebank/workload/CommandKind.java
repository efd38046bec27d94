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
    CAPTURE_HOLD(150),
    VOID_HOLD(30),
    REFUND(60),
    GIFT(30),
    DONATE(20),
    SETTLE(10),
    CHANGE_SETTING(16),
    TICK(90),
    PUT_FACILITY(12),
    PUT_TARIFF(12),
    PUT_OPENING_HOURS(8),
    PUT_SPACE(25),
    SET_SPACE_OPEN(12),
    PUT_WRISTBAND(50),
    OPEN_SESSION(40),
    OPEN_GAME(25),
    MOVE_SESSION(15),
    CANCEL_SESSION(10),
    BOOK(90),
    CANCEL_BOOKING(35),
    PUT_CREDENTIAL(15),
    CHECK_IN(150),
    TAP(200),
    CHECK_OUT(45),
    REPLACE_WRISTBAND(12),
    CONFIRM_PAYMENT(40),
    PUT_WATER_PROFILE(15),
    REPORT_WATER(90),
    REFUND_WATER(20),
    OVERRIDE_LIGHT(20),
    PUT_CAMPAIGN(25),
    PUT_CAMPAIGN_MERCHANT(20),
    JOIN_CHALLENGE(70),
    PUT_GOAL(25),
    SEND_AGAIN(45);

    private final int standardWeight;

    CommandKind(final int standardWeight) {
        this.standardWeight = standardWeight;
    }

    public int standardWeight() {
        return standardWeight;
    }
}
