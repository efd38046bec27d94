package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CaptureHoldEncoder;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OverrideLightEncoder;
import org.caloriebank.protocol.codec.PutFacilityEncoder;
import org.caloriebank.protocol.codec.PutMemberEncoder;
import org.caloriebank.protocol.codec.PutMerchantEncoder;
import org.caloriebank.protocol.codec.PutSpaceEncoder;
import org.caloriebank.protocol.codec.PutWaterProfileEncoder;
import org.caloriebank.protocol.codec.ReportActivityEncoder;
import org.caloriebank.protocol.codec.SetSpaceOpenEncoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no command object can express. */
class MalformedBytesTest {
    private static final CommandId ID = new CommandId(9, 9);

    private final LedgerScene scene = new LedgerScene();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private final UnsafeBuffer outcome = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
    private long holdId;

    @BeforeEach
    void openMemberAndHold() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putShop(1, 1, 1);
        scene.grant(1, 100);
        holdId = scene.placeHold(1, 1, 100, 1_000);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 128, 255})
    void shouldRefuseUnknownReportFlags(final int flags) {
        final Command report = new Command.ReportActivity(1, 1, scene.today(), 1, 1, 0, false);

        assertMalformed(report, ReportActivityEncoder.flagsEncodingOffset(), flags);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 26, 100, 128, 255})
    void shouldRefuseUnknownHours(final int hour) {
        final Command report = new Command.ReportActivity(1, 1, scene.today(), 1, 1, 0, false);

        assertMalformed(report, ReportActivityEncoder.hourEncodingOffset(), hour);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 128, 255})
    void shouldRefuseACaptureThatIsNeitherFinalNorNot(final int isFinal) {
        final Command capture = new Command.CaptureHold(ID, CALLER, holdId, NULL_AMOUNT, false);

        assertMalformed(capture, CaptureHoldEncoder.isFinalEncodingOffset(), isFinal);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 128, 254, 255})
    void shouldRefuseUnknownStatusesOfMembers(final int status) {
        final Command member = new Command.PutMember(ID, CALLER, 1, 70_000, 0, MemberStatus.ACTIVE);

        assertMalformed(member, PutMemberEncoder.statusEncodingOffset(), status);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 128, 255})
    void shouldRefuseUnknownKindsAndStatusesOfMerchants(final int value) {
        assertMalformed(merchant(), PutMerchantEncoder.kindEncodingOffset(), value);
        assertMalformed(merchant(), PutMerchantEncoder.statusEncodingOffset(), value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 'e', '@', '[', ' ', 128, 255})
    void shouldRefuseCurrenciesThatAreNotThreeCapitals(final int letter) {
        for (int position = 0; position < PutMerchantEncoder.currencyLength(); position++) {
            assertMalformed(merchant(), PutMerchantEncoder.currencyEncodingOffset() + position, letter);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldRefuseALetterOfACurrencyWithoutARate(final int position) {
        final Command merchant =
                new Command.PutMerchant(ID, CALLER, 1, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE);

        assertMalformed(merchant, PutMerchantEncoder.currencyEncodingOffset() + position, 'E');
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 233, 255})
    void shouldRefuseACitationThatIsNotAscii(final int letter) {
        final Command profile = WaterScene.profile(ID, 1, 1, 1, 0, WaterScene.LEAST, WaterScene.GREATEST);

        assertMalformed(profile, PutWaterProfileEncoder.citationEncodingOffset(), letter);
        assertMalformed(
                profile,
                PutWaterProfileEncoder.citationEncodingOffset() + PutWaterProfileEncoder.citationLength() - 1,
                letter);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 128, 255})
    void shouldRefuseUnknownStatusesOfFacilitiesAndSpaces(final int value) {
        assertMalformed(
                new FacilityCommand.PutFacility(ID, CALLER, 1, 1, 0, 0, FacilityStatus.OPEN),
                PutFacilityEncoder.statusEncodingOffset(),
                value);
        assertMalformed(court(), PutSpaceEncoder.statusEncodingOffset(), value);
        assertMalformed(
                new FacilityCommand.SetSpaceOpen(ID, CALLER, true, 1),
                SetSpaceOpenEncoder.isOpenEncodingOffset(),
                value);
        assertMalformed(
                new LightCommand.OverrideLight(ID, CALLER, true, 1, 1),
                OverrideLightEncoder.isOnEncodingOffset(),
                value);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 128, 255})
    void shouldRefuseUnknownKindsOfSpaces(final int kind) {
        assertMalformed(court(), PutSpaceEncoder.kindEncodingOffset(), kind);
    }

    private static Command court() {
        return new FacilityCommand.PutSpace(ID, CALLER, 1, 1, 1, 0, 0, 0, 0, SpaceKind.COURT, SpaceStatus.OPEN);
    }

    private static Command merchant() {
        return new Command.PutMerchant(ID, CALLER, 1, 1, 1, "EUR", MerchantKind.SHOP, MerchantStatus.ACTIVE);
    }

    /** The command is in order until one byte of its block is changed. */
    private void assertMalformed(final Command object, final int blockOffset, final int value) {
        object.encode(command, 0);
        command.putByte(MessageHeaderEncoder.ENCODED_LENGTH + blockOffset, (byte) value);
        final long before = scene.ledger.stateHash();
        final long idsBefore = scene.ledger.idempotencyHash();

        scene.ledger.apply(scene.nowMs(), command, 0, outcome, 0);

        final Outcome decoded = Outcome.decode(scene.ledger.lastSequence(), scene.nowMs(), outcome, 0);
        assertEquals(ResultCode.MALFORMED, decoded.code());
        assertEquals(0, decoded.reference());
        assertEquals(before, scene.ledger.stateHash());
        assertEquals(idsBefore, scene.ledger.idempotencyHash());
    }
}
