package org.caloriebank.adapter.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the time at which something begins: a date alone means its beginning in UTC. */
final class FromConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(final String text) {
        try {
            return text.indexOf('T') >= 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (final DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no date such as 2016-05-01 and no time such as 2016-05-01T12:00:00Z");
        }
    }
}
