package org.caloriebank.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file or directory as the disk will have it after a crash of the machine, whatever its name is then. One thread at a time. */
final class StoredFile {
    private static final byte[] NOTHING = {};

    private final boolean isDirectory;
    /** Where its bytes are now: in the bank's directory, or kept aside after its name has gone. */
    private Path keptAside;

    private String name;
    private byte[] forced;

    private StoredFile(final String name, final boolean isDirectory, final byte[] forced) {
        this.name = name;
        this.isDirectory = isDirectory;
        this.forced = forced;
    }

    /** @param name path from the bank's directory. */
    static StoredFile ofNew(final String name, final boolean isDirectory) {
        return new StoredFile(name, isDirectory, NOTHING);
    }

    /** One whose bytes are all on the disk. */
    static StoredFile ofForced(final String name, final boolean isDirectory) {
        return new StoredFile(name, isDirectory, null);
    }

    boolean isDirectory() {
        return isDirectory;
    }

    String name() {
        return name;
    }

    void name(final String newName) {
        name = newName;
    }

    void keepAside(final Path link) {
        keptAside = link;
    }

    void beforeChanged(final Path root) {
        if (forced == null) {
            forced = FileBytes.read(place(root));
        }
    }

    void onForced(final Path root) {
        if (forced != null) {
            forced = FileBytes.read(place(root));
        }
    }

    byte[] now(final Path root) {
        return FileBytes.read(place(root));
    }

    byte[] after(final Loss loss, final Path root) {
        final byte[] now = now(root);
        return forced == null ? now : loss.mix(forced, now);
    }

    void copyPermissions(final Path root, final Path copy) {
        try {
            Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(place(root)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(final Path root) {
        return keptAside != null ? keptAside : root.resolve(name);
    }
}
