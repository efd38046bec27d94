package org.caloriebank.journal.key;

import static org.caloriebank.journal.JournalException.Kind.KEY_REFUSED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;

/**
 * A key pair in a bank's directory: the private key, PKCS#8 in PEM, for its owner's eyes only, and the public one. Made once; never replaced while there is something that another key
 * has signed.
 */
public final class KeyFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOR_ALL_TO_READ = PosixFilePermissions.fromString("rw-r--r--");

    private final Disk disk;
    private final Path directory;
    private final Path privateFile;
    private final Path publicFile;
    private final String namesTogether;

    /**
     * @param privateName the private key's file.
     * @param publicName the public key's file.
     * @param signedNames files with what the key has signed, which belong to it.
     */
    public KeyFiles(
            final Disk disk,
            final Path directory,
            final String privateName,
            final String publicName,
            final List<String> signedNames) {
        this.disk = disk;
        this.directory = directory;
        privateFile = directory.resolve(privateName);
        publicFile = directory.resolve(publicName);
        namesTogether = Stream.concat(signedNames.stream(), Stream.of(privateName))
                        .collect(Collectors.joining(", ")) + " and " + publicName;
    }

    /**
     * @param hasSigned whether something has been signed already that is kept: then a new key would not be its.
     * @throws JournalException if a key is missing, not a key, not of the pair, or readable by others.
     */
    public SigningKey readOrMake(final boolean hasSigned) {
        final boolean hasPrivate = Files.exists(privateFile);
        if (hasPrivate && Files.exists(publicFile)) {
            return read();
        }
        if (hasPrivate || hasSigned) {
            throw refused((hasPrivate ? publicFile : privateFile)
                    + " is missing: restore it from a copy, or move " + namesTogether
                    + " away together and keep them, and a new key signs from here on.");
        }
        return make();
    }

    private SigningKey read() {
        requireOwnerOnly();
        final SigningKey key = new SigningKey(
                readPrivate(),
                VerifyingKey.read(publicFile, publicFile.getFileName().toString()));
        if (!key.isPair()) {
            throw refused(privateFile + " and " + publicFile + " are not of one pair; restore both from a copy.");
        }
        return key;
    }

    private void requireOwnerOnly() {
        try {
            final Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(Files.getPosixFilePermissions(privateFile));
            permissions.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!permissions.isEmpty()) {
                throw refused(
                        privateFile
                                + " can be read by others and is not used; if nobody did, make it its owner's alone (chmod 600).");
            }
        } catch (final UnsupportedOperationException e) {
            return; // a file system without owners
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(privateFile, e);
        }
    }

    private PrivateKey readPrivate() {
        try {
            final byte[] der = Pem.decode(Pem.PRIVATE_KEY, Files.readAllBytes(privateFile));
            if (der != null) {
                return KeyFactory.getInstance(VerifyingKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
            }
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(privateFile, e);
        } catch (final GeneralSecurityException e) {
            throw notAKey(e);
        }
        throw notAKey(null);
    }

    /** The public key first: a crash between the two leaves nothing that was used. */
    private SigningKey make() {
        final SigningKey key = SigningKey.ofNewPair();
        try {
            write(publicFile, key.publicKey().pem(), FOR_ALL_TO_READ);
            write(privateFile, key.privatePem(), OWNER_ONLY);
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        }
        return key;
    }

    private void write(final Path file, final byte[] content, final Set<PosixFilePermission> permissions)
            throws IOException {
        final Path beside = directory.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        create(beside, permissions);
        try (FileChannel channel = disk.open(beside, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        disk.rename(beside, file);
        disk.forceDirectory(directory);
    }

    /** The permissions come with the file: there is no moment in which others may open it. */
    private void create(final Path file, final Set<PosixFilePermission> permissions) throws IOException {
        if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) == null) {
            Files.createFile(file);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions));
        }
    }

    private JournalException notAKey(final Exception cause) {
        return new JournalException(
                KEY_REFUSED,
                privateFile + " holds no private Ed25519 key in PEM; restore it from a copy, or move "
                        + namesTogether
                        + " away together and keep them, and a new key signs from here on.",
                cause);
    }

    private static JournalException refused(final String sentence) {
        return new JournalException(KEY_REFUSED, sentence);
    }
}
