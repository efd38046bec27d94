package org.caloriebank.adapter.cli;

import java.util.Locale;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.protocol.codec.AccountKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An account coins are paid to: a merchant's or a facility's.
 *
 * @param kind MERCHANT or FACILITY.
 */
record AccountArgument(AccountKind kind, long owner) {
    /** Reads 7, MERCHANT:7 or FACILITY:7. */
    static final class Converter implements ITypeConverter<AccountArgument> {
        @Override
        public AccountArgument convert(final String text) {
            final String upper = text.toUpperCase(Locale.ROOT);
            if (upper.matches("((MERCHANT|FACILITY):)?[1-9][0-9]{0,17}")) {
                final AccountKind kind = upper.startsWith("F") ? AccountKind.FACILITY : AccountKind.MERCHANT;
                return new AccountArgument(kind, Long.parseLong(upper.substring(upper.indexOf(':') + 1)));
            }
            throw new TypeConversionException(
                    "'" + text + "' is no merchant such as 7 or MERCHANT:7, and no facility such as FACILITY:7");
        }
    }

    String name() {
        return AuditLedger.accountName(kind, owner);
    }
}
