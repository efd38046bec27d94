package org.caloriebank.adapter.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment in UTC. */
final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(final String text) {
        try {
            return Instant.parse(text);
        } catch (final DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no time such as 2016-05-01T00:00:00Z");
        }
    }
}
