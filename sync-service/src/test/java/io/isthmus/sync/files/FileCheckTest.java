package io.isthmus.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.checking.CheckFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a file before it is a source. */
class FileCheckTest {

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_as_it_should_be_passes() {
        write("key,class,mail\n1,,a@example.org\n2,groupOfNames,g@example.org\n");

        assertThat(checks()).allSatisfy(check -> assertThat(check.result()).isEqualTo(Result.PASSED));
        assertThat(checks())
                .extracting(Check::code)
                .containsExactly("REACHABLE", "RECORDS_READABLE", "OBJECTS_FOUND", "ANCHOR_PRESENT", "CHANGES_FOUND");
    }

    @Test
    void bad_records_and_keys_that_are_missing_are_warnings_with_the_first_of_them() {
        write("key,class,mail\n1,,a@example.org\n2,,b@example.org,more\n,,c@example.org\n");

        assertThat(check("RECORDS_READABLE")).satisfies(check -> {
            assertThat(check.result()).isEqualTo(Result.WARNING);
            assertThat(check.message()).contains("1 of 3 records", "people.csv, line 3", "has 4 fields");
        });
        assertThat(check("ANCHOR_PRESENT").result()).isEqualTo(Result.WARNING);
    }

    @Test
    void a_class_that_no_rule_is_for_is_told() {
        write("key,class,mail\n1,alien,a@example.org\n");

        assertThat(check("OBJECTS_FOUND").whatToDo()).contains("classColumn");
    }

    @Test
    void a_file_that_cannot_be_read_says_why() {
        write("number,mail\n1,a@example.org\n");

        assertThat(check("REACHABLE").message()).contains("no column key, but number, mail");
    }

    @Test
    void an_address_of_a_directory_is_none_of_a_file() {
        SourceSettings source = FileTestSource.csv("staff", folder, "key", 10);
        SourceSettings elsewhere = new SourceSettings(
                "staff",
                source.kind(),
                "ldap://dc1",
                false,
                null,
                null,
                null,
                "key",
                source.partitions(),
                source.delta(),
                10);

        assertThatThrownBy(() -> CheckFixture.check(FileTestSource.connectors(folder)::apply, elsewhere))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("url is no address of this kind of source");
    }

    private void write(String text) {
        FileTestSource.write(folder.resolve("people.csv"), text.getBytes(UTF_8));
    }

    private List<Check> checks() {
        return CheckFixture.check(
                        FileTestSource.connectors(folder)::apply, FileTestSource.csv("staff", folder, "key", 10))
                .checks();
    }

    private Check check(String code) {
        return checks().stream()
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
