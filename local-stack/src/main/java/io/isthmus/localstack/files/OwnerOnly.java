package io.isthmus.localstack.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files with mode 0600 and folders with mode 0700 from their first moment on; elsewhere than on POSIX, as the system does. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Creates the file empty; one that exists is replaced. */
    public static void create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, of(file, FILE));
    }

    /** Creates the file empty, unless it exists. */
    public static void createIfAbsent(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createFile(file, of(file, FILE));
            } catch (FileAlreadyExistsException e) {
                // by another thread of ours, in the same way
                return;
            }
        }
    }

    /** Writes the file anew. */
    public static void write(Path file, byte[] content) {
        try {
            create(file);
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Creates the folder and those above it that are missing; those that exist stay as they are. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath(), of(folder, FOLDER));
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] of(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
