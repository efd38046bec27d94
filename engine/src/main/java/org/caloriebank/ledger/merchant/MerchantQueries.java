package org.caloriebank.ledger.merchant;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MerchantAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryMerchantDecoder;

/** Answers about a merchant and what it is owed. Owned by the ledger thread. */
public final class MerchantQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MerchantAnswerEncoder answer = new MerchantAnswerEncoder();

    private final Merchants merchants;
    private final Accounts accounts;

    public MerchantQueries(final Merchants merchants, final Accounts accounts) {
        this.merchants = merchants;
        this.accounts = accounts;
    }

    public void addQueries(final QueryTable table) {
        table.add(new QueryMerchantDecoder(), this::onMerchant);
    }

    private int onMerchant(final QueryMerchantDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final long merchantId = query.merchantId();
        answer.wrapAndApplyHeader(buffer, offset, header)
                .merchantId(merchantId)
                .payableCenticoins(accounts.balance(AccountKind.MERCHANT, merchantId))
                .settledCenticoins(accounts.balance(AccountKind.SETTLED, merchantId));
        merchants.answer(merchants.find(merchantId), answer);
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }
}
