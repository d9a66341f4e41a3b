package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile;
import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile.Why;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.OtherExports;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file of an archive is shows in its content; an archive is whole only with its end. */
class FilesByContentTest {

    private static final String APPLE_DOUBLE = "\0\5\26\7\0\2\0\0Mac OS X        ";

    @Test
    void companions_of_a_mac_are_left_aside_wherever_they_stand() throws Exception {
        LegacyExport export = with(Map.of(
                "__MACOSX/Connectors/._Connector_{1}.xml",
                APPLE_DOUBLE, "Connectors/._Connector_{1}.xml", APPLE_DOUBLE));

        assertThat(export.connectors()).hasSize(2);
        assertThat(export.ignoredFiles())
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.why()).isEqualTo(Why.APPLE_DOUBLE));
    }

    @Test
    void an_export_is_one_by_any_name() throws Exception {
        Map<String, String> files = ConnectExport.withGlobals(Map.of());
        files.put("GlobalSettings/MV.bak", files.remove("GlobalSettings/MV.xml"));

        assertThat(Analysing.read(DirSyncExport.zip(files)).globals()).isNotNull();
        assertThat(Analysing.read(DirSyncExport.zip(Map.of("settings.xml", OtherExports.JSON)))
                        .connectors())
                .hasSize(2);
    }

    @Test
    void a_note_that_begins_like_xml_or_json_spoils_nothing() throws Exception {
        LegacyExport export = with(Map.of(
                "note.html", "<!DOCTYPE html><p>see below",
                "note.txt", "{to do}",
                "trace.log", "[10:00] begun",
                "inside.zip", "PK\3\4"));

        assertThat(export.connectors()).hasSize(2);
        assertThat(export.ignoredFiles())
                .extracting(IgnoredFile::name)
                .containsExactlyInAnyOrder("note.html", "note.txt", "trace.log", "inside.zip");
    }

    @Test
    void what_was_meant_for_a_part_of_the_export_must_be_readable() {
        refused("Connectors/empty.xml", "");
        refused("Connectors/noise.xml", "\1\2\3");
        refused("Connectors/cut.txt", "<ma-data><id>");
    }

    private static void refused(String name, String text) {
        assertThatThrownBy(() -> with(Map.of(name, text)))
                .as(name)
                .isInstanceOfSatisfying(
                        UnreadableExport.class,
                        broken -> assertThat(broken.where()).contains(name));
    }

    @Test
    void an_archive_that_is_cut_anywhere_is_an_error() {
        byte[] whole = DirSyncExport.zip(ConnectExport.withGlobals(Map.of()));

        for (int length = 4; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Analysing.read(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            UnreadableExport.class,
                            broken -> assertThat(broken.code()).isEqualTo(Code.MALFORMED_ZIP));
        }
    }

    @Test
    void an_archive_that_lost_an_entry_in_the_middle_is_an_error() {
        byte[] whole = DirSyncExport.zip(ConnectExport.withGlobals(Map.of()));
        byte[] one = DirSyncExport.zip(Map.of("a.txt", "a"));
        byte[] glued = Arrays.copyOf(one, one.length + whole.length);
        System.arraycopy(whole, 0, glued, one.length, whole.length);

        assertThatThrownBy(() -> Analysing.read(glued))
                .isInstanceOfSatisfying(
                        UnreadableExport.class,
                        broken -> assertThat(broken.code()).isEqualTo(Code.MALFORMED_ZIP));
    }

    private static LegacyExport with(Map<String, String> more) throws UnreadableExport {
        Map<String, String> files = ConnectExport.withGlobals(Map.of());
        files.putAll(more);
        return Analysing.read(DirSyncExport.zip(files));
    }
}
