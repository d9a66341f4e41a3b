package io.isthmus.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
    void two_launchers_cannot_use_one_folder() {
        try (DataFolder used = DataFolder.use(folder)) {
            assertThatThrownBy(() -> DataFolder.use(used.path()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }
}
