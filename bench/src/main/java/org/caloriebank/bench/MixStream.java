package org.caloriebank.bench;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CaptureHoldEncoder;
import org.caloriebank.protocol.codec.CheckInEncoder;
import org.caloriebank.protocol.codec.CheckInKind;
import org.caloriebank.protocol.codec.CheckOutEncoder;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PlaceHoldEncoder;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.caloriebank.protocol.codec.TapEncoder;
import org.caloriebank.protocol.codec.TapKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/**
 * What a day's traffic is made of: of each hundred commands 90 are reports, 3 place a hold, 3 capture one, and 4 are of visitors of a sports centre, who
 * check in, enter a court, leave it and check out, as many of each. All of them succeed. Used by one thread, as its {@link ReportStream} is.
 */
final class MixStream {
    private static final int WRISTBANDS = 8_192;
    private static final long SHOP = 1;
    private static final long FACILITY = 1;
    private static final long COURT = 1;
    /** Placed before the first capture: more than can be under way, so that none waits for the hold it captures. */
    private static final int HOLDS_AHEAD = 32_768;

    /** Check in, enter, leave, check out. */
    private static final int STEPS = 4;

    private static final int CALLER = 1;
    private static final long PRICE_CENTICOINS = 100;
    private static final long HOLD_TTL_MS = 900_000;
    private static final int ID_CAPACITY = 100_000_000;
    private static final int CODE_OFFSET = 8;
    private static final int REFERENCE_OFFSET = 16;
    /** 37 and 100 have no factor in common: each hundred commands has each kind as often as said, well mixed. */
    private static final int STRIDE = 37;

    private final ReportStream stream;
    private final int members;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceHoldEncoder place = new PlaceHoldEncoder();
    private final CaptureHoldEncoder capture = new CaptureHoldEncoder();
    private final CheckInEncoder checkIn = new CheckInEncoder();
    private final TapEncoder tap = new TapEncoder();
    private final CheckOutEncoder checkOut = new CheckOutEncoder();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
    private final Replies replies = new Replies();
    /** What the publisher last saw of {@link Replies#placedCount}: a look at it fetches a line another core writes. */
    private long placedSeen;

    private long captured;
    private long published;
    private long idsUsed;
    private long visits;
    private long waitedFor;

    /** Counts replies and hands ids of placed holds to the publisher; written by the reply thread alone, apart from the publisher's fields. */
    private static final class Replies implements ReplyHandler {
        private final AtomicLongArray placed = new AtomicLongArray(1 << 20);
        private volatile long placedCount;
        private volatile long count;
        private volatile long refused;

        long placed(final long number) {
            return placed.get((int) (number & placed.length() - 1));
        }

        /** Holds placed have correlation id 1. */
        @Override
        public void onReply(
                final long correlationId,
                final long sequence,
                final long timeMs,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            if (buffer.getShort(offset + CODE_OFFSET) != 0) {
                refused = refused + 1;
            } else if (correlationId == 1) {
                placed.lazySet((int) (placedCount & placed.length() - 1), buffer.getLong(offset + REFERENCE_OFFSET));
                placedCount = placedCount + 1;
            }
            count = count + 1;
        }

        @Override
        public void onStopped(final long correlationId) {
            throw new IllegalStateException("the bank stopped");
        }
    }

    MixStream(final ReportStream stream, final int members) {
        this.stream = stream;
        this.members = members;
    }

    /** Open the shop, and the centre with its court and wristbands; place holds to capture and let three quarters of the wristbands in. */
    void open() {
        put(new Command.ChangeSetting(nextId(), CALLER, ID_CAPACITY, Setting.ID_CAPACITY.number()));
        put(new Command.PutMerchant(nextId(), CALLER, SHOP, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE));
        put(new FacilityCommand.PutFacility(
                nextId(), CALLER, FACILITY, WRISTBANDS, WRISTBANDS, 0, FacilityStatus.OPEN));
        put(new FacilityCommand.PutTariff(
                nextId(), CALLER, 30, FACILITY, PRICE_CENTICOINS, PRICE_CENTICOINS, 5 * PRICE_CENTICOINS));
        put(new FacilityCommand.PutSpace(
                nextId(), CALLER, WRISTBANDS, COURT, FACILITY, 1, 0, 0, 0, SpaceKind.COURT, SpaceStatus.OPEN));
        for (int band = 1; band <= WRISTBANDS; band++) {
            put(new FacilityCommand.PutWristband(nextId(), CALLER, WristbandStatus.IN_STOCK, band, FACILITY));
            for (int step = 0; step < band % STEPS; step++) {
                stream.claim(1);
                putStep(0, band, step);
                stream.publisher().publishClaimed();
                published++;
            }
        }
        for (int batch = 0; batch < HOLDS_AHEAD; batch += ReportStream.BATCH) {
            stream.claim(ReportStream.BATCH);
            for (int i = 0; i < ReportStream.BATCH; i++) {
                putPlace(i);
            }
            stream.publisher().publishClaimed();
            published += ReportStream.BATCH;
        }
        awaitReplies();
    }

    /** Publish as fast as the ring takes commands; returns when the last is answered. */
    void send(final long count) {
        for (long done = 0; done < count; done += ReportStream.BATCH) {
            stream.claim(ReportStream.BATCH);
            for (int i = 0; i < ReportStream.BATCH; i++) {
                putNext(i);
            }
            stream.publisher().publishClaimed();
            published += ReportStream.BATCH;
        }
        awaitReplies();
    }

    long refused() {
        return replies.refused;
    }

    /** @return captures that were reports instead, because no placed hold had been answered yet. */
    long missedCaptures() {
        return waitedFor;
    }

    private void putNext(final int index) {
        final int kind = (int) ((published + index) * STRIDE % 100);
        if (kind < 90) {
            stream.putReport(index, replies, 0);
        } else if (kind < 93) {
            putPlace(index);
        } else if (kind < 96) {
            putCapture(index);
        } else {
            putVisit(index);
        }
    }

    private void putPlace(final int index) {
        idsUsed++;
        place.wrapAndApplyHeader(command, 0, header)
                .commandIdHigh(1)
                .commandIdLow(idsUsed)
                .memberId(memberId(idsUsed))
                .merchantId(SHOP)
                .amountCenticoins(PRICE_CENTICOINS)
                .amountMinorUnits(Limits.NULL_AMOUNT)
                .ttlMs(HOLD_TTL_MS)
                .callerId(CALLER);
        put(index, PlaceHoldEncoder.BLOCK_LENGTH, 1);
    }

    private void putCapture(final int index) {
        if (captured == placedSeen) {
            placedSeen = replies.placedCount;
        }
        if (captured == placedSeen) {
            waitedFor++;
            stream.putReport(index, replies, 0);
            return;
        }
        idsUsed++;
        capture.wrapAndApplyHeader(command, 0, header)
                .commandIdHigh(1)
                .commandIdLow(idsUsed)
                .holdId(replies.placed(captured++))
                .amountCenticoins(PRICE_CENTICOINS)
                .callerId(CALLER)
                .isFinal((short) 1);
        put(index, CaptureHoldEncoder.BLOCK_LENGTH, 0);
    }

    /** Each wristband in turn takes its next step; a quarter of them is at each, so that any stretch has as much of one as of another. */
    private void putVisit(final int index) {
        final long band = 1 + visits % WRISTBANDS;
        putStep(index, band, visits / WRISTBANDS + band % STEPS);
        visits++;
    }

    /** @param number of the wristband's step: it checks in, enters the court, leaves it, checks out, and checks in again on another member. */
    private void putStep(final int index, final long band, final long number) {
        idsUsed++;
        switch ((int) (number % STEPS)) {
            case 0 -> putCheckIn(index, band, memberId(number / STEPS * WRISTBANDS + band));
            case 1 -> putTap(index, band, TapKind.ENTER);
            case 2 -> putTap(index, band, TapKind.LEAVE);
            default -> putCheckOut(index, band);
        }
    }

    private void putCheckIn(final int index, final long band, final long memberId) {
        checkIn.wrapAndApplyHeader(command, 0, header)
                .commandIdHigh(1)
                .commandIdLow(idsUsed)
                .callerId(CALLER)
                .kind(CheckInKind.DESK)
                .padding((short) 0)
                .padding2(0)
                .facilityId(FACILITY)
                .memberId(memberId)
                .credentialId(0)
                .tokenExpiresAtMs(0)
                .wristbandId(band);
        put(index, CheckInEncoder.BLOCK_LENGTH, 0);
    }

    private void putCheckOut(final int index, final long band) {
        checkOut.wrapAndApplyHeader(command, 0, header)
                .commandIdHigh(1)
                .commandIdLow(idsUsed)
                .callerId(CALLER)
                .padding(0)
                .wristbandId(band);
        put(index, CheckOutEncoder.BLOCK_LENGTH, 0);
    }

    private void putTap(final int index, final long band, final TapKind kind) {
        tap.wrapAndApplyHeader(command, 0, header)
                .commandIdHigh(1)
                .commandIdLow(idsUsed)
                .callerId(CALLER)
                .kind(kind)
                .padding((short) 0)
                .padding2(0)
                .wristbandId(band)
                .spaceId(COURT);
        put(index, TapEncoder.BLOCK_LENGTH, 0);
    }

    private void put(final int index, final int blockLength, final long correlationId) {
        stream.publisher()
                .putCommand(
                        index,
                        command,
                        0,
                        MessageHeaderEncoder.ENCODED_LENGTH + blockLength,
                        Population.NOON_MS,
                        replies,
                        correlationId);
    }

    private void put(final Command object) {
        final int length = object.encode(command, 0);
        stream.claim(1);
        stream.publisher().putCommand(0, command, 0, length, Population.NOON_MS, replies, 0);
        stream.publisher().publishClaimed();
        published++;
    }

    /** @return a member, each as far from the one before as can be. */
    private long memberId(final long turn) {
        return Population.memberId(turn * 7_919 % members);
    }

    private CommandId nextId() {
        return new CommandId(1, ++idsUsed);
    }

    private void awaitReplies() {
        while (replies.count < published) {
            LockSupport.parkNanos(50_000);
        }
    }
}
