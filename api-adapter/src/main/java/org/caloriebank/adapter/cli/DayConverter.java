package org.caloriebank.adapter.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a civil date. */
final class DayConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(final String text) {
        try {
            return LocalDate.parse(text);
        } catch (final DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no date such as 2016-05-01");
        }
    }
}
