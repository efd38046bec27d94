package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.caloriebank.adapter.audit.CoinFlows;
import org.caloriebank.adapter.audit.WhatIf;
import org.caloriebank.protocol.Setting;

/** Prints what other settings would have made of a journal: for people, or as a JSON document. */
final class WhatIfPrinter {
    private static final String ROW = "%-24s %20s %20s %20s%n";

    /** An amount under both settings. Null for a campaign that is none's. */
    private record Amount(String name, Long campaign, long journalCenticoins, long whatIfCenticoins) {
        long differenceCenticoins() {
            return whatIfCenticoins - journalCenticoins;
        }

        String words() {
            return campaign == null ? name : campaign == 0 ? name + ", plain" : name + ", campaign " + campaign;
        }
    }

    private final Map<Setting, Long> settings;
    private final WhatIf.Difference difference;

    WhatIfPrinter(final Map<Setting, Long> settings, final WhatIf.Difference difference) {
        this.settings = settings;
        this.difference = difference;
    }

    void print(final PrintWriter out) {
        out.println("Settings  " + words(settings));
        out.println("Sequence  " + difference.sequence() + ", ledger time " + Words.time(difference.timeMs()));
        out.printf(ROW, "coins", "journal", "what if", "difference");
        for (final Amount amount : amounts()) {
            out.printf(
                    ROW,
                    amount.words(),
                    Words.coins(amount.journalCenticoins),
                    Words.coins(amount.whatIfCenticoins),
                    Words.coins(amount.differenceCenticoins()));
        }
        if (difference.differing() == 0) {
            out.println("No outcome differs.");
            return;
        }
        out.println("Outcomes that differ: " + Words.count(difference.differing()) + " of "
                + Words.count(difference.records()) + ", the first at sequence " + difference.firstDifference()
                + "; about " + Words.count(difference.members(), "member") + ".");
        difference
                .codes()
                .forEach((pair, count) -> out.println(
                        "  " + pair.journal() + " became " + pair.whatIf() + ": " + Words.count(count, "command")));
    }

    private static String words(final Map<Setting, Long> settings) {
        final StringBuilder words = new StringBuilder();
        settings.forEach((setting, value) -> words.append(words.isEmpty() ? "" : ", ")
                .append(setting)
                .append('=')
                .append(value));
        return words.toString();
    }

    String json() {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("settings", settings);
        json.put("sequence", difference.sequence());
        json.put("ledgerTime", Words.time(difference.timeMs()));
        json.put("records", difference.records());
        json.put("amounts", amounts().stream().map(WhatIfPrinter::json).toList());
        json.put("outcomesDiffering", difference.differing());
        json.put("firstDifference", difference.firstDifference() == 0 ? null : difference.firstDifference());
        json.put("membersAffected", difference.members());
        final List<Object> codes = new ArrayList<>();
        difference.codes().forEach((pair, count) -> {
            final Map<String, Object> code = new LinkedHashMap<>();
            code.put("journal", pair.journal());
            code.put("whatIf", pair.whatIf());
            code.put("commands", count);
            codes.add(code);
        });
        json.put("resultCodes", codes);
        return Json.of(json);
    }

    private static Map<String, Object> json(final Amount amount) {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", amount.name);
        if (amount.campaign != null) {
            json.put("campaign", amount.campaign);
        }
        json.put("journalCenticoins", amount.journalCenticoins);
        json.put("whatIfCenticoins", amount.whatIfCenticoins);
        json.put("differenceCenticoins", amount.differenceCenticoins());
        return json;
    }

    private List<Amount> amounts() {
        final CoinFlows journal = difference.journal();
        final CoinFlows whatIf = difference.whatIf();
        final List<Amount> amounts = new ArrayList<>();
        final TreeSet<Long> campaigns = new TreeSet<>(journal.issuedByCampaign().keySet());
        campaigns.addAll(whatIf.issuedByCampaign().keySet());
        for (final long campaign : campaigns) {
            amounts.add(new Amount(
                    "issued",
                    campaign,
                    journal.issuedByCampaign().getOrDefault(campaign, 0L),
                    whatIf.issuedByCampaign().getOrDefault(campaign, 0L)));
        }
        add(amounts, "taken back", journal.takenBackCenticoins(), whatIf.takenBackCenticoins());
        add(amounts, "adjusted", journal.adjustedCenticoins(), whatIf.adjustedCenticoins());
        add(amounts, "spent", journal.spentCenticoins(), whatIf.spentCenticoins());
        add(amounts, "refunded", journal.refundedCenticoins(), whatIf.refundedCenticoins());
        add(amounts, "expired", journal.expiredCenticoins(), whatIf.expiredCenticoins());
        add(amounts, "outstanding at the end", journal.ownedCenticoins(), whatIf.ownedCenticoins());
        add(amounts, "of these held", journal.heldCenticoins(), whatIf.heldCenticoins());
        add(amounts, "owed at the end", journal.owedCenticoins(), whatIf.owedCenticoins());
        return amounts;
    }

    private static void add(
            final List<Amount> amounts, final String name, final long journalCenticoins, final long whatIfCenticoins) {
        amounts.add(new Amount(name, null, journalCenticoins, whatIfCenticoins));
    }
}
