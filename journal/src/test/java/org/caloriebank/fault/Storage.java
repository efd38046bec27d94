package org.caloriebank.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a bank's directory is on the disk, and what only in the operating system's memory: bytes until their file is forced, names until their
 * directory is. Copies the directory as a crash leaves it. Files that appear by themselves are Chronicle's. One thread at a time.
 */
final class Storage {
    /** One step's effect on names: null for a name that goes. */
    private record Change(Map<String, StoredFile> effects) {}

    private final Path root;
    private final Path aside;
    private final Map<String, StoredFile> fileByName;
    private final Map<String, Map<String, StoredFile>> forcedNamesByDirectory;
    private final Map<String, List<Change>> changesByDirectory;

    private Storage(
            final Path root,
            final Path aside,
            final Map<String, StoredFile> fileByName,
            final Map<String, Map<String, StoredFile>> forcedNamesByDirectory,
            final Map<String, List<Change>> changesByDirectory) {
        this.root = root;
        this.aside = aside;
        this.fileByName = fileByName;
        this.forcedNamesByDirectory = forcedNamesByDirectory;
        this.changesByDirectory = changesByDirectory;
    }

    /**
     * All there is, is on the disk.
     *
     * @param aside directory for bytes whose names have gone.
     */
    static Storage ofForced(final Path root, final Path aside) {
        final Storage storage = new Storage(root, aside, new HashMap<>(), new HashMap<>(), new HashMap<>());
        storage.takeAsForced("");
        return storage;
    }

    private void takeAsForced(final String directory) {
        final Map<String, StoredFile> names = new TreeMap<>();
        for (final Path path : list(directory)) {
            final String name = nameOf(path);
            final StoredFile file = StoredFile.ofForced(name, Files.isDirectory(path));
            names.put(name, file);
            fileByName.put(name, file);
            if (file.isDirectory()) {
                takeAsForced(name);
            }
        }
        forcedNamesByDirectory.put(directory, names);
    }

    /** Write the directory as the end of the process leaves it; @return what of the copy is on the disk: what of the original was. */
    Storage copyAfterKill(final Path target) {
        copy("", target, null);
        return new Storage(target, aside, fileByName, forcedNamesByDirectory, changesByDirectory);
    }

    /** Write the directory as a crash of the machine leaves it; @return the copy, all on the disk. */
    Storage copyAfterPowerLoss(final Path target, final Loss loss) {
        copy("", target, loss);
        return ofForced(target, aside);
    }

    private void copy(final String directory, final Path target, final Loss loss) {
        createDirectory(target);
        final Map<String, StoredFile> names = loss == null ? names(directory) : namesAfter(loss, directory);
        names.forEach((name, file) -> {
            final Path copy = target.resolve(Path.of(name).getFileName());
            if (file.isDirectory()) {
                copy(name, copy, loss);
            } else {
                FileBytes.write(copy, loss == null ? file.now(root) : file.after(loss, root));
                file.copyPermissions(root, copy);
            }
        });
    }

    private Map<String, StoredFile> namesAfter(final Loss loss, final String directory) {
        final Map<String, StoredFile> now = names(directory);
        final Map<String, StoredFile> left = new TreeMap<>(forcedNamesByDirectory.getOrDefault(directory, Map.of()));
        final List<Change> changes = changesByDirectory.getOrDefault(directory, List.of());
        final Map<String, StoredFile> byItself = new TreeMap<>(now);
        byItself.keySet().removeAll(left.keySet());
        changes.forEach(change -> byItself.keySet().removeAll(change.effects().keySet()));
        changes.subList(0, loss.namesKept(changes.size())).forEach(change -> apply(change, left));
        byItself.forEach((name, file) -> {
            if (loss.keepsName()) {
                left.put(name, file);
            }
        });
        return left;
    }

    private static void apply(final Change change, final Map<String, StoredFile> names) {
        change.effects().forEach((name, file) -> {
            if (file == null) {
                names.remove(name);
            } else {
                names.put(name, file);
            }
        });
    }

    void onOpened(final Path path) {
        if (!fileByName.containsKey(nameOf(path))) {
            change(path, Map.of(nameOf(path), fileOf(path)));
        }
    }

    void onDirectoryCreated(final Path path) {
        final StoredFile directory = StoredFile.ofNew(nameOf(path), true);
        fileByName.put(nameOf(path), directory);
        forcedNamesByDirectory.put(nameOf(path), new TreeMap<>());
        changesByDirectory.remove(nameOf(path));
        change(path, Map.of(nameOf(path), directory));
    }

    void beforeChanged(final Path path) {
        fileOf(path).beforeChanged(root);
    }

    void onForced(final Path path) {
        fileOf(path).onForced(root);
    }

    /** Before a name goes, or stands for another file. */
    void beforeGone(final Path path) throws IOException {
        final StoredFile file = fileByName.get(nameOf(path));
        if (file != null && !file.isDirectory() && Files.exists(path)) {
            final Path link = aside.resolve(Long.toString(System.nanoTime(), Character.MAX_RADIX));
            Files.createLink(link, path);
            file.keepAside(link);
        }
    }

    void onDeleted(final Path path) {
        fileByName.remove(nameOf(path));
        final Map<String, StoredFile> effects = new HashMap<>();
        effects.put(nameOf(path), null);
        change(path, effects);
    }

    void onRenamed(final Path from, final Path to) {
        final StoredFile file = fileByName.containsKey(nameOf(from)) ? fileByName.remove(nameOf(from)) : fileOf(to);
        file.name(nameOf(to));
        fileByName.put(nameOf(to), file);
        final Map<String, StoredFile> effects = new HashMap<>();
        effects.put(nameOf(from), null);
        effects.put(nameOf(to), file);
        change(to, effects);
    }

    void onDirectoryForced(final Path path) {
        final String directory = nameOf(path);
        forcedNamesByDirectory.put(directory, names(directory));
        changesByDirectory.remove(directory);
    }

    private void change(final Path path, final Map<String, StoredFile> effects) {
        changesByDirectory
                .computeIfAbsent(nameOf(path.getParent()), name -> new ArrayList<>())
                .add(new Change(effects));
    }

    /** @return the names of a directory as they are now. */
    private Map<String, StoredFile> names(final String directory) {
        final Map<String, StoredFile> names = new TreeMap<>();
        list(directory).forEach(path -> names.put(nameOf(path), fileOf(path)));
        return names;
    }

    private StoredFile fileOf(final Path path) {
        return fileByName.computeIfAbsent(nameOf(path), name -> StoredFile.ofNew(name, Files.isDirectory(path)));
    }

    private String nameOf(final Path path) {
        return root.relativize(path).toString();
    }

    private List<Path> list(final String directory) {
        if (!Files.isDirectory(root.resolve(directory))) {
            return List.of(); // its name has gone
        }
        try (Stream<Path> paths = Files.list(root.resolve(directory))) {
            return paths.sorted().toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createDirectory(final Path directory) {
        try {
            Files.createDirectory(directory);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
