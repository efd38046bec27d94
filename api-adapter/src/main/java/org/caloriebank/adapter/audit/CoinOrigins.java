package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.journal.JournalException;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.CorrectActivityEncoder;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.ReportActivityEncoder;

/**
 * Where all coins of a member came from: a row for each record that earned or took back, and what else moved coins, which foot. Amounts in centicoins.
 *
 * @param origins oldest first.
 * @param movements by cause; all together are balance less debt, from the member's beginning.
 * @param balanceCenticoins at the moment asked for.
 * @param debtCenticoins owed then.
 * @param isCutOff whether records before the first are no longer in the journal: then movements and debt are since then.
 */
public record CoinOrigins(
        long memberId,
        List<CoinOrigin> origins,
        Map<Movement, Long> movements,
        long balanceCenticoins,
        long debtCenticoins,
        boolean isCutOff) {
    private static final long DAY_MS = 86_400_000;

    /**
     * Read a trail to its end.
     *
     * @throws JournalException if a block is damaged, the records do not make a trail, or the rows do not foot.
     */
    public static CoinOrigins of(final MemberTrail trail) {
        final Reading reading = new Reading(trail.memberId());
        TrailRecord record = trail.next();
        while (record != null) {
            reading.add(record);
            record = trail.next();
        }
        return reading.result(trail.isCutOff());
    }

    /** @return all that was earned or came from campaigns, less what was taken back. */
    public long earnedCenticoins() {
        return Math.addExact(movements.get(Movement.EARNED), movements.get(Movement.CAMPAIGNS));
    }

    /** @return the same of one civil date alone. */
    public List<CoinOrigin> ofDay(final int epochDay) {
        return origins.stream().filter(origin -> origin.epochDay() == epochDay).toList();
    }

    /** Gathers, newest first. */
    private static final class Reading {
        private final long memberId;
        private final List<CoinOrigin> origins = new ArrayList<>();
        private final Map<Movement, Long> movements = new EnumMap<>(Movement.class);
        private final Map<Integer, List<CoinOrigin.Correction>> correctionsByDay = new HashMap<>();
        private TrailRecord newest;
        private TrailRecord oldest;
        private long debt;

        Reading(final long memberId) {
            this.memberId = memberId;
            for (final Movement movement : Movement.values()) {
                movements.put(movement, 0L);
            }
        }

        void add(final TrailRecord record) {
            newest = newest == null ? record : newest;
            oldest = record;
            debt += record.debtCenticoins();
            Movement.of(record)
                    .forEach((movement, centicoins) -> movements.merge(movement, centicoins, Math::addExact));
            if (record.command() instanceof Command.ReportActivity report) {
                addReport(record, report);
            } else if (record.command() instanceof Command.CorrectActivity correction) {
                addCorrection(record, correction);
            } else {
                addCampaigns(record);
            }
        }

        CoinOrigins result(final boolean isCutOff) {
            Collections.reverse(origins);
            final long balance = newest == null ? 0 : newest.balanceCenticoins();
            final CoinOrigins result = new CoinOrigins(
                    memberId,
                    Collections.unmodifiableList(origins),
                    Collections.unmodifiableMap(movements),
                    balance,
                    debt,
                    isCutOff);
            result.requireFoot(oldest == null ? 0 : oldest.balanceBeforeCenticoins());
            return result;
        }

        private void addReport(final TrailRecord record, final Command.ReportActivity report) {
            final boolean hasEnergy = report.energyCentikcal() != ReportActivityEncoder.energyCentikcalNullValue();
            final List<CoinOrigin.Correction> later = laterCorrections(report.epochDay(), report.hour());
            issuedByCampaign(record)
                    .forEach((campaign, amount) -> origins.add(new CoinOrigin(
                            record.sequence(),
                            record.timeMs(),
                            report.epochDay(),
                            report.hour(),
                            report.sourceId(),
                            report.manual(),
                            report.steps(),
                            hasEnergy ? report.energyCentikcal() : null,
                            rule(record, campaign, hasEnergy ? CoinOrigin.Rule.ENERGY : CoinOrigin.Rule.STEPS),
                            record.outcome().settingsVersion(),
                            campaign,
                            amount,
                            null,
                            later)));
        }

        private void addCorrection(final TrailRecord record, final Command.CorrectActivity command) {
            final boolean isLifted = command.ceilingCentikcal() == CorrectActivityEncoder.ceilingCentikcalNullValue();
            final CoinOrigin.Correction correction =
                    CoinOrigin.Correction.of(record.sequence(), command, isLifted ? null : command.ceilingCentikcal());
            final List<CoinOrigin.Correction> later = laterCorrections(command.epochDay(), command.hour());
            issuedByCampaign(record)
                    .forEach((campaign, amount) -> origins.add(new CoinOrigin(
                            record.sequence(),
                            record.timeMs(),
                            command.epochDay(),
                            command.hour(),
                            0,
                            false,
                            0,
                            null,
                            rule(record, campaign, CoinOrigin.Rule.CEILING),
                            record.outcome().settingsVersion(),
                            campaign,
                            amount,
                            correction,
                            later)));
            correctionsByDay
                    .computeIfAbsent(command.epochDay(), day -> new ArrayList<>())
                    .add(correction);
        }

        /** Rebates and rewards: neither a report nor a correction made them. */
        private void addCampaigns(final TrailRecord record) {
            final int utcDay = Math.toIntExact(Math.floorDiv(record.timeMs(), DAY_MS));
            issuedByCampaign(record)
                    .forEach((campaign, amount) -> origins.add(new CoinOrigin(
                            record.sequence(),
                            record.timeMs(),
                            utcDay,
                            CoinOrigin.WHOLE_DAY,
                            0,
                            false,
                            0,
                            null,
                            rule(record, campaign, null),
                            record.outcome().settingsVersion(),
                            campaign,
                            amount,
                            null,
                            List.of())));
        }

        /** @return a campaign's kind, which the record's event of it tells; for plain earning, what is given. */
        private static CoinOrigin.Rule rule(
                final TrailRecord record, final long campaign, final CoinOrigin.Rule ofPlainEarning) {
            for (final Outcome.Event event : record.events()) {
                if (isOfCampaign(event) && event.subjectId() == campaign) {
                    return CoinOrigin.Rule.valueOf(
                            CampaignKind.get((short) event.detail()).name());
                }
            }
            return ofPlainEarning;
        }

        private static boolean isOfCampaign(final Outcome.Event event) {
            return event.kind() == EventKind.CAMPAIGN_PAID || event.kind() == EventKind.CAMPAIGN_TAKEN_BACK;
        }

        private List<CoinOrigin.Correction> laterCorrections(final int epochDay, final int hour) {
            final List<CoinOrigin.Correction> corrections = new ArrayList<>();
            for (final CoinOrigin.Correction correction : correctionsByDay.getOrDefault(epochDay, List.of())) {
                if (correction.hour() == hour || correction.hour() == CoinOrigin.WHOLE_DAY) {
                    corrections.add(correction);
                }
            }
            Collections.reverse(corrections);
            return Collections.unmodifiableList(corrections);
        }

        private Map<Long, Long> issuedByCampaign(final TrailRecord record) {
            final Map<Long, Long> issued = new TreeMap<>();
            for (final Outcome.Posting posting : record.outcome().postings()) {
                final boolean isIssued = posting.debitKind() == AccountKind.ISSUANCE;
                if ((isIssued && posting.creditOwner() == memberId)
                        || (posting.creditKind() == AccountKind.ISSUANCE && posting.debitOwner() == memberId)) {
                    issued.merge(
                            isIssued ? posting.debitOwner() : posting.creditOwner(),
                            Movement.signed(posting, memberId),
                            Math::addExact);
                }
            }
            return issued;
        }
    }

    private void requireFoot(final long balanceBefore) {
        final long byRows =
                origins.stream().mapToLong(CoinOrigin::amountCenticoins).sum();
        if (byRows != earnedCenticoins()) {
            throw differs("reports, corrections and campaigns make " + byRows
                    + " centicoins, all issuance to the member " + earnedCenticoins());
        }
        final long sum = movements.values().stream().mapToLong(Long::longValue).sum();
        if (balanceBefore + sum != balanceCenticoins - debtCenticoins) {
            throw differs("what moved coins makes " + (balanceBefore + sum) + " centicoins, balance less debt is "
                    + (balanceCenticoins - debtCenticoins));
        }
    }

    private JournalException differs(final String what) {
        return new JournalException(
                BOOKS_DIFFER,
                "The coins of member " + memberId + " do not foot: " + what
                        + "; keep the files as they are, and run 'audit verify --postings' on them.");
    }
}
