package org.caloriebank.adapter.cli;

import org.caloriebank.adapter.audit.Moment;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment of a journal. */
final class MomentConverter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(final String text) {
        try {
            return Moment.parse(text);
        } catch (final IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
