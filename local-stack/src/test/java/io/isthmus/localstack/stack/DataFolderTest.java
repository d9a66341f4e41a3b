package io.isthmus.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_fresh_folder_forgets_the_last_demo() throws Exception {
        Path data = folder.resolve("demo");
        try (DataFolder used = DataFolder.fresh(data)) {
            Files.createDirectories(used.path().resolve("kafka/topic"));
            Files.writeString(used.path().resolve("kafka/topic/segment"), "old");
        }
        try (DataFolder used = DataFolder.fresh(data)) {
            assertThat(used.path().resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void a_folder_with_somebody_elses_files_is_never_cleared() throws Exception {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataFolder.fresh(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--data");
        assertThat(precious).exists();
    }

    @Test
    void the_folder_is_its_owners_from_the_beginning_and_so_are_those_above_that_were_missing() throws Exception {
        Path data = folder.resolve("isthmus/up");
        try (DataFolder used = DataFolder.use(data)) {
            assertThat(permissions(used.path())).isEqualTo("rwx------");
            assertThat(permissions(data.getParent())).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("isthmus.data"))).isEqualTo("rw-------");
        }
    }

    @Test
    void what_an_earlier_version_left_open_is_closed_and_its_programs_are_not_trusted() throws Exception {
        Path data = folder.resolve("up");
        DataFolder.use(data).close();
        Path segment = Files.createDirectories(data.resolve("kafka/topic")).resolve("0.log");
        Files.setPosixFilePermissions(Files.writeString(segment, "people"), mode("rw-r--r--"));
        Path program =
                Files.createDirectories(data.resolve("postgres/binaries")).resolve("pg_ctl");
        Files.setPosixFilePermissions(Files.writeString(program, "#!/bin/sh"), mode("rwxrwxrwx"));
        Files.setPosixFilePermissions(data, mode("rwxr-xr-x"));
        try (DataFolder used = DataFolder.use(data)) {
            assertThat(permissions(used.path())).isEqualTo("rwx------");
            assertThat(permissions(segment)).isEqualTo("rw-------");
            assertThat(program).doesNotExist();
            assertThat(segment).hasContent("people");
        }
    }

    @Test
    void a_file_of_somebody_else_is_named_and_nothing_starts() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        Path data = folder.resolve("up");
        DataFolder.use(data).close();
        Path planted = Files.writeString(data.resolve("planted"), "x");
        Files.setOwner(
                planted, planted.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThatThrownBy(() -> DataFolder.use(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("planted")
                .hasMessageContaining("nobody")
                .hasMessageContaining("--data");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Set<PosixFilePermission> mode(String text) {
        return PosixFilePermissions.fromString(text);
    }

    @Test
    void two_launchers_cannot_use_one_folder() {
        try (DataFolder used = DataFolder.use(folder)) {
            assertThatThrownBy(() -> DataFolder.use(used.path()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }
}
