package io.isthmus.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    @TempDir
    Path folder;

    @Test
    void passwords_are_made_once_and_only_their_owner_can_read_them() throws Exception {
        Access first = Access.in(folder);
        Access second = Access.in(folder);
        assertThat(first.generated()).isTrue();
        assertThat(second.generated()).isFalse();
        assertThat(second.adminPassword()).isEqualTo(first.adminPassword()).hasSizeGreaterThan(16);
        assertThat(first.viewerPassword()).isNotEqualTo(first.adminPassword());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Access.file(folder))))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.adminPassword());
    }
}
