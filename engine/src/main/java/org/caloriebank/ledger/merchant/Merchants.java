package org.caloriebank.ledger.merchant;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MerchantAnswerEncoder;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.PutMerchantDecoder;

/**
 * All merchants. What they are owed is the accounts' matter.
 *
 * <pre>
 *   offset  length  field
 *        0       8  merchant id
 *        8       4  rate, centicoins ...
 *       12       4  ... for this many minor units; both 0: no rate
 *       16       3  currency, capital letters; zeroes for none
 *       19       1  kind
 *       20       1  status
 * </pre>
 *
 * Owned by the ledger thread.
 */
public final class Merchants implements AutoCloseable {
    private static final int CURRENCY_LENGTH = 3;
    private static final int RATE_CENTICOINS = 8;
    private static final int RATE_MINOR_UNITS = 12;
    private static final int CURRENCY = 16;
    private static final int KIND = 19;
    private static final int STATUS = 20;

    private final Rows rows = new Rows(32);
    private final LongIndex index = new LongIndex(rows);

    /** @return the merchant's row, or {@link Rows#NULL_ROW}. */
    public int find(final long merchantId) {
        return index.find(merchantId);
    }

    public boolean isActive(final int row) {
        return UnsafeApi.getByte(rows.address(row) + STATUS) == MerchantStatus.ACTIVE.value();
    }

    public boolean isCharity(final int row) {
        return UnsafeApi.getByte(rows.address(row) + KIND) == MerchantKind.CHARITY.value();
    }

    public int rateCenticoins(final int row) {
        return UnsafeApi.getInt(rows.address(row) + RATE_CENTICOINS);
    }

    public int rateMinorUnits(final int row) {
        return UnsafeApi.getInt(rows.address(row) + RATE_MINOR_UNITS);
    }

    /**
     * @param minorUnits 1 to {@link Limits#AMOUNT_MINOR_UNITS_MAX}.
     * @return the price in whole centicoins, rounded up, or -1 if it is above {@link Limits#AMOUNT_CENTICOINS_MAX}. The merchant has a rate.
     */
    public long priceCenticoins(final int row, final long minorUnits) {
        final long rateCenticoins = rateCenticoins(row);
        final long rateMinorUnits = rateMinorUnits(row);
        if (Math.multiplyHigh(minorUnits, rateCenticoins) != 0 || minorUnits * rateCenticoins < 0) {
            return divideWide(minorUnits, rateCenticoins, rateMinorUnits);
        }
        final long product = minorUnits * rateCenticoins;
        final long price = product / rateMinorUnits + (product % rateMinorUnits == 0 ? 0 : 1);
        return price > Limits.AMOUNT_CENTICOINS_MAX ? -1 : price;
    }

    /** The product passes 63 bits: divide the factor first. Exact: minor = q x rate + r, and r x rateCenticoins fits. */
    private static long divideWide(final long minorUnits, final long rateCenticoins, final long rateMinorUnits) {
        final long quotient = minorUnits / rateMinorUnits;
        final long remainder = minorUnits % rateMinorUnits;
        if (quotient > Limits.AMOUNT_CENTICOINS_MAX / rateCenticoins) {
            return -1;
        }
        final long rest = remainder * rateCenticoins; // both below 2^31
        final long price = quotient * rateCenticoins + rest / rateMinorUnits + (rest % rateMinorUnits == 0 ? 0 : 1);
        return price > Limits.AMOUNT_CENTICOINS_MAX ? -1 : price;
    }

    public void addCommands(final CommandTable table) {
        table.add(
                new PutMerchantDecoder(),
                PutMerchantDecoder.callerIdEncodingOffset(),
                Merchants::isMalformed,
                this::onPutMerchant);
    }

    private static boolean isMalformed(final PutMerchantDecoder command) {
        final int rateCenticoins = command.rateCenticoins();
        final int rateMinorUnits = command.rateMinorUnits();
        final boolean hasRate = rateCenticoins != 0 || rateMinorUnits != 0;
        return command.merchantId() <= 0
                || command.kindRaw() > MerchantKind.CHARITY.value()
                || command.statusRaw() > MerchantStatus.SUSPENDED.value()
                || hasRate && (rateCenticoins <= 0 || rateMinorUnits <= 0)
                || !isCurrency(command, hasRate);
    }

    private ResultCode onPutMerchant(final PutMerchantDecoder command) {
        int row = find(command.merchantId());
        if (row == Rows.NULL_ROW && rows.isFull()) {
            return ResultCode.LEDGER_FULL;
        }
        if (row == Rows.NULL_ROW) {
            row = rows.allocate();
            UnsafeApi.putLong(rows.address(row), command.merchantId());
            index.add(command.merchantId(), row);
        }
        final long address = rows.address(row);
        UnsafeApi.putInt(address + RATE_CENTICOINS, command.rateCenticoins());
        UnsafeApi.putInt(address + RATE_MINOR_UNITS, command.rateMinorUnits());
        for (int i = 0; i < CURRENCY_LENGTH; i++) {
            UnsafeApi.putByte(address + CURRENCY + i, command.currency(i));
        }
        UnsafeApi.putByte(address + KIND, (byte) command.kindRaw());
        UnsafeApi.putByte(address + STATUS, (byte) command.statusRaw());
        return ResultCode.ACCEPTED;
    }

    /** Fill in what is known here; the row may be {@link Rows#NULL_ROW}. */
    void answer(final int row, final MerchantAnswerEncoder answer) {
        if (row == Rows.NULL_ROW) {
            answer.rateCenticoins(0).rateMinorUnits(0).resultCode(ResultCode.UNKNOWN_MERCHANT.code());
            answer.currency("").kind(MerchantKind.SHOP).status(MerchantStatus.ACTIVE);
            return;
        }
        final long address = rows.address(row);
        answer.rateCenticoins(rateCenticoins(row)).rateMinorUnits(rateMinorUnits(row));
        answer.resultCode(ResultCode.ACCEPTED.code());
        for (int i = 0; i < CURRENCY_LENGTH; i++) {
            answer.currency(i, UnsafeApi.getByte(address + CURRENCY + i));
        }
        answer.kind(MerchantKind.get(UnsafeApi.getByte(address + KIND)));
        answer.status(MerchantStatus.get(UnsafeApi.getByte(address + STATUS)));
    }

    public long bytes() {
        return rows.bytes() + index.bytes();
    }

    public void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            for (int offset = 0; offset < 24; offset += 8) {
                hash.add(UnsafeApi.getLong(rows.address(row) + offset));
            }
        }
    }

    public void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    public void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private static boolean isCurrency(final PutMerchantDecoder command, final boolean hasRate) {
        for (int i = 0; i < CURRENCY_LENGTH; i++) {
            final byte letter = command.currency(i);
            if (hasRate ? letter < 'A' || letter > 'Z' : letter != 0) {
                return false;
            }
        }
        return true;
    }
}
