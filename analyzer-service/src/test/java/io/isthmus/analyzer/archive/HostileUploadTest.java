package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.reading.ReadingLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileUploadTest {

    private static final ReadingLimits SMALL =
            new ReadingLimits(10_000_000, 20, 4_000_000, 50, 40, 100_000, 500, 200, 1 << 20);

    @Test
    void an_empty_file_is_named() {
        refused("", Code.EMPTY_FILE);
        refused(DirSyncExport.zip(Map.of()), Code.EMPTY_FILE);
    }

    @Test
    void garbage_is_named() {
        byte[] garbage = new byte[10_000];
        new Random(7).nextBytes(garbage);
        garbage[0] = 'x';
        refused(garbage, Code.UNKNOWN_FORMAT);
        refused("just some text", Code.UNKNOWN_FORMAT);
    }

    @Test
    void broken_xml_is_named_with_its_line() {
        UnreadableExport refused = refused("<saved-ma-configuration>\n<ma-data>\n<id>1</name>", Code.MALFORMED_XML);
        assertThat(refused.where()).isEqualTo("upload.bin (line 3)");
        refused("<saved-ma-configuration><ma-data>", Code.MALFORMED_XML);
        refused("<ma-data/><ma-data/>", Code.MALFORMED_XML);
        refused("<a", Code.MALFORMED_XML);
    }

    @Test
    void broken_xml_in_an_archive_names_the_entry() {
        Map<String, String> files = DirSyncExport.untouched().files();
        files.put("folder/MA-broken.XML", "<saved-ma-configuration>\n</oops>");

        UnreadableExport refused = refused(DirSyncExport.zip(files), Code.MALFORMED_XML);

        assertThat(refused.where()).isEqualTo("folder/MA-broken.XML (line 2)");
    }

    @Test
    void a_billion_laughs_are_not_heard() {
        refused(
                "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><ma-data><name>&lol2;</name></ma-data>",
                Code.DOCTYPE_REFUSED);
    }

    @Test
    void external_entities_are_not_fetched() {
        refused(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE ma-data [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<ma-data><name>&x;</name></ma-data>",
                Code.DOCTYPE_REFUSED);
        refused("<!DOCTYPE ma-data SYSTEM \"http://127.0.0.1:1/x.dtd\"><ma-data/>", Code.DOCTYPE_REFUSED);
        refused("<ma-data><name>&undeclared;</name></ma-data>", Code.MALFORMED_XML);
    }

    @Test
    void a_document_type_is_refused_in_every_encoding() {
        String document = "<!DOCTYPE ma-data><ma-data/>";
        refused(("\uFEFF" + document).getBytes(StandardCharsets.UTF_16BE), Code.DOCTYPE_REFUSED);
        refused(("\uFEFF" + document).getBytes(StandardCharsets.UTF_16LE), Code.DOCTYPE_REFUSED);
        refused(("\uFEFF" + document).getBytes(StandardCharsets.UTF_8), Code.DOCTYPE_REFUSED);
    }

    @Test
    void endless_nesting_texts_comments_and_attributes_stop_at_their_limit() {
        refused("<ma-data>" + "<x>".repeat(100), Code.TOO_DEEP);
        refused("<ma-data><name>" + "x".repeat(200_000) + "</name></ma-data>", Code.TEXT_TOO_LONG);
        refused("<ma-data><name>" + "x&amp;".repeat(40_000) + "</name></ma-data>", Code.TEXT_TOO_LONG);
        refused("<ma-data><!--" + "<x>".repeat(100_000) + "--></ma-data>", Code.TEXT_TOO_LONG);
        refused("<ma-data a='" + ">".repeat(200_000) + "'/>", Code.TEXT_TOO_LONG);
        refused("<ma-data><![CDATA[" + "<x>".repeat(100_000) + "]]></ma-data>", Code.TEXT_TOO_LONG);
    }

    @Test
    void too_many_parts_stop_at_their_limit() {
        refused(
                "<ma-data><ma-run-data>" + "<run-configuration/>".repeat(300) + "</ma-run-data></ma-data>",
                Code.TOO_MANY_ELEMENTS);
        refused(
                "<ma-data><attribute-inclusion>" + "<attribute>a</attribute>".repeat(600)
                        + "</attribute-inclusion></ma-data>",
                Code.TOO_MANY_ELEMENTS);
    }

    @Test
    void bytes_outside_the_encoding_are_named() {
        byte[] latin = "<ma-data><name>Zürich</name></ma-data>".getBytes(StandardCharsets.ISO_8859_1);
        refused(latin, Code.UNREADABLE_ENCODING);
        refused("<?xml version='1.0' encoding='x-nobody-knows'?><ma-data/>", Code.UNREADABLE_ENCODING);
    }

    @Test
    void xml_of_somebody_else_is_no_export() {
        refused("<html><body/></html>", Code.NOT_AN_EXPORT);
        refused(DirSyncExport.zip(Map.of("a.xml", "<html/>", "b.txt", "b")), Code.NOT_AN_EXPORT);
    }

    @Test
    void archives_do_not_lead_out_of_themselves() {
        for (String name : new String[] {"../MA.xml", "a/../../MA.xml", "/etc/MA.xml", "C:\\MA.xml", "..\\MA.xml"}) {
            refused(DirSyncExport.zip(Map.of(name, "<ma-data/>")), Code.ARCHIVE_PATH);
        }
    }

    @Test
    void endless_names_stop() {
        refused(DirSyncExport.zip(Map.of("a".repeat(2_000) + ".xml", "<ma-data/>")), Code.ARCHIVE_PATH);
        StringBuilder names = new StringBuilder("<ma-data>");
        for (int i = 0; i < 60_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        refused(names + "</ma-data>", Code.TOO_MANY_ELEMENTS);
    }

    @Test
    void what_must_be_kept_stops_at_its_limit_and_what_is_only_counted_does_not() throws Exception {
        String runs = "<run-configuration><name>" + "x".repeat(3_000) + "</name></run-configuration>";
        UnreadableExport refused = refused(
                "<ma-data><category>AD</category><ma-run-data>" + runs.repeat(400) + "</ma-run-data></ma-data>",
                Code.TOO_MANY_ELEMENTS);
        assertThat(refused.whatToDo()).contains("isthmus.analyzer.limits.held-bytes");

        String flow = "<export-flow cd-attribute=\"a\"><constant-mapping><constant-value>" + "x".repeat(4_000)
                + "</constant-value></constant-mapping></export-flow>";
        assertThat(Analysing.read(
                                ("<ma-data><category>AD</category><export-attribute-flow><export-flow-set>"
                                                + flow.repeat(190)
                                                + "</export-flow-set></export-attribute-flow></ma-data>")
                                        .getBytes(StandardCharsets.UTF_8),
                                SMALL)
                        .connectors()
                        .getFirst()
                        .configuration()
                        .orElseThrow()
                        .flows()
                        .counts())
                .isEqualTo(Map.of(LegacyFlow.Kind.CONSTANT, 190L));
    }

    @Test
    void archives_with_too_many_entries_stop() {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            files.put("f" + i + ".xml", "<ma-data/>");
        }
        refused(DirSyncExport.zip(files), Code.ARCHIVE_TOO_MANY_ENTRIES);
    }

    @Test
    void a_zip_bomb_stops_while_it_unpacks() {
        refused(DirSyncExport.zip(Map.of("a.xml", "<ma-data>" + "<x/>".repeat(700_000))), Code.ARCHIVE_RATIO);
        refused(DirSyncExport.zip(Map.of("notes.txt", " ".repeat(3_000_000))), Code.ARCHIVE_RATIO);
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            files.put("f" + i + ".txt", " ".repeat(1_000_000));
        }
        refused(DirSyncExport.zip(files), Code.ARCHIVE_TOO_LARGE);
    }

    @Test
    void a_damaged_archive_is_named() {
        byte[] zip = DirSyncExport.untouched().zip();
        refused(java.util.Arrays.copyOf(zip, 200), Code.MALFORMED_ZIP);
        byte[] damaged = zip.clone();
        for (int i = 100; i < 400; i++) {
            damaged[i] ^= 0x55;
        }
        assertThat(refusal(damaged).code()).isIn(Code.MALFORMED_ZIP, Code.MALFORMED_XML, Code.UNREADABLE_ENCODING);
    }

    @Test
    void an_upload_beyond_the_limit_is_named() {
        refused(new byte[10_000_001], Code.UPLOAD_TOO_LARGE);
    }

    private static UnreadableExport refused(String upload, Code code) {
        return refused(upload.getBytes(StandardCharsets.UTF_8), code);
    }

    private static UnreadableExport refused(byte[] upload, Code code) {
        UnreadableExport refusal = refusal(upload);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code())
                .as(refusal.where() + ": " + refusal.getMessage())
                .isEqualTo(code);
        assertThat(refusal.where()).isNotBlank();
        assertThat(refusal.whatToDo()).isNotBlank();
        return refusal;
    }

    private static UnreadableExport refusal(byte[] upload) {
        return catchThrowableOfType(UnreadableExport.class, () -> Analysing.read(upload, SMALL));
    }
}
