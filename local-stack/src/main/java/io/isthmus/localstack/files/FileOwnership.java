package io.isthmus.localstack.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes sure that a folder and everything in it is this user's and nobody else's. Programs are started from the folder and its files carry
 * personal data: whoever could write there could run code as this user.
 */
public final class FileOwnership {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final String ROOT = "root";

    private FileOwnership() {}

    /**
     * Takes away what group and others may do, below the folder too. Links are not followed.
     *
     * @return whether others could have changed something until now
     * @throws IllegalStateException naming the file that belongs to somebody else
     */
    public static boolean secure(Path folder) {
        if (!OwnerOnly.isPosix(folder)) {
            return false;
        }
        try {
            Securing securing = new Securing(currentUser());
            Files.walkFileTree(folder, securing);
            return securing.wasOpen;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot check who may use " + folder + ": " + e.getMessage(), e);
        }
    }

    /** As the system calls whoever creates files here: the name of the environment may be another, or none. */
    private static UserPrincipal currentUser() throws IOException {
        Path probe = Files.createTempFile("isthmus", ".owner");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static final class Securing extends SimpleFileVisitor<Path> {
        private final UserPrincipal user;
        private boolean wasOpen;

        Securing(UserPrincipal user) {
            this.user = user;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
            secure(path);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            secure(path);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                // a server that runs removes files while they are looked at
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        private void secure(Path path) throws IOException {
            PosixFileAttributes attributes;
            try {
                attributes = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            } catch (NoSuchFileException e) {
                return;
            }
            if (attributes.owner().getName().equals(ROOT) && !attributes.owner().equals(user)) {
                // it can do everything anyway, and its files cannot be changed by this user
                return;
            }
            if (!attributes.owner().equals(user)) {
                throw new IllegalStateException(
                        "%s belongs to %s and not to %s, who starts this: it may have been put there by somebody else. Remove it, or choose another folder with --data DIR."
                                .formatted(path, attributes.owner().getName(), user.getName()));
            }
            Set<PosixFilePermission> permissions = attributes.permissions();
            if (attributes.isSymbolicLink() || OWNERS.containsAll(permissions)) {
                return;
            }
            wasOpen |= permissions.stream().anyMatch(OTHERS_WRITE::contains);
            Set<PosixFilePermission> kept = EnumSet.copyOf(OWNERS);
            kept.retainAll(permissions);
            Files.setPosixFilePermissions(path, kept);
        }
    }
}
