package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the program. */
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        final Properties properties = new Properties();
        try (InputStream file = ProgramVersion.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        }
        return new String[] {
            "caloriebank " + properties.getProperty("version"),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
        };
    }
}
