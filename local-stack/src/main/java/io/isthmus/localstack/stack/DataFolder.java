package io.isthmus.localstack.stack;

import io.isthmus.localstack.files.FileOwnership;
import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which everything lives that survives, used by one launcher at a time, and by its owner only: what an earlier version left
 * open to others is closed, and a file of somebody else is refused.
 */
public final class DataFolder implements AutoCloseable {

    /** Tells that the folder is ours, and may be emptied by a demo. */
    private static final String MARK = "isthmus.data";

    /** What may be in a folder before its first launcher: the secrets of connections, and what {@code up} prints. */
    private static final Set<String> MADE_BEFORE = Set.of("secrets", "console.log");

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another launcher uses it, or when it holds something that is not ours */
    public static DataFolder use(Path path) {
        try {
            OwnerOnly.createFolder(path);
            requireOurs(path);
            boolean wasOpen = FileOwnership.secure(path);
            OwnerOnly.createIfAbsent(path.resolve(MARK));
            FileChannel channel = FileChannel.open(path.resolve(MARK), StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalStateException(
                        "The data folder " + path
                                + " is in use by another launcher. Stop it with ./isthmus down, or choose another folder with --data DIR.");
            }
            if (wasOpen) {
                // others could have replaced the programs in it: they are unpacked anew
                EmbeddedDatabase.forgetPrograms(OrphanedServices.folderOfDatabase(path));
            }
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Like {@link #use}, and removes what an earlier launcher left.
     *
     * @throws IllegalStateException when the folder holds something that is not ours
     */
    public static DataFolder fresh(Path path) {
        try {
            requireOurs(path);
            DataFolder folder = use(path);
            OrphanedServices.stop(path);
            folder.clear();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the data folder " + path + ": " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + path, e);
        }
    }

    private void clear() throws IOException {
        Path mark = path.resolve(MARK);
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(mark)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                if (!folder.equals(path)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another launcher in this very process, as in tests
            return null;
        }
    }

    private static void requireOurs(Path path) throws IOException {
        if (Files.exists(path) && !Files.exists(path.resolve(MARK)) && holdsOtherThings(path)) {
            throw new IllegalStateException(
                    "The folder " + path
                            + " is not empty and was not made by Isthmus, so it is neither used nor cleared. Choose another one with --data DIR.");
        }
    }

    private static boolean holdsOtherThings(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            return entries.anyMatch(
                    entry -> !MADE_BEFORE.contains(entry.getFileName().toString()));
        }
    }
}
