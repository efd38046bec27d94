package org.caloriebank.adapter.cli;

import org.caloriebank.adapter.audit.Moment;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where something begins, as the moment before it. */
final class StartConverter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(final String text) {
        try {
            return Moment.parseStart(text);
        } catch (final IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
