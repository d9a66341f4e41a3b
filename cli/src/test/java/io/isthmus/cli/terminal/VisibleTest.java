package io.isthmus.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.WireFormat;
import java.io.StringWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VisibleTest {

    @Example
    void escape_sequences_forged_lines_and_turned_writing_are_shown() {
        assertThat(Visible.line("a\u001b[2Jb\nGate: open\r\u202Egnp.exe\u009b1m\u2028"))
                .isEqualTo("a\\u001b[2Jb\\nGate: open\\r\\u202egnp.exe\\u009b1m\\u2028");
    }

    @Example
    void names_of_all_languages_stay_as_they_are() {
        String names = "Zoë Müller, 山田太郎, محمد, می\u200Cخواهم, 👩\u200D💻, CN=a\\,b";
        assertThat(Visible.line(names)).isEqualTo(names);
    }

    @Example
    void only_the_first_line_of_a_block_begins_where_ours_do() {
        assertThat(Visible.block("Its log ends with:\nGate: open\u0007"))
                .isEqualTo("Its log ends with:\n    Gate: open\\u0007");
    }

    @Property
    void no_line_carries_anything_that_a_terminal_obeys(@ForAll("texts") String text) {
        assertThat(Visible.line(text).codePoints()).noneMatch(point -> point == '\n' || Visible.isHidden(point));
    }

    @Property
    void what_is_shown_of_json_is_the_same_document(@ForAll("texts") String text) throws Exception {
        String json = WireFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(new String[] {text});
        String shown = Visible.document(json);
        assertThat(WireFormat.mapper().readValue(shown, String[].class)).containsExactly(text);
        assertThat(shown.codePoints()).noneMatch(point -> point != '\n' && Visible.isHidden(point));
    }

    @Property
    void a_document_that_comes_in_pieces_is_shown_as_in_one(@ForAll("texts") String text, @ForAll int cut)
            throws Exception {
        int at = Math.floorMod(cut, text.length() + 1);
        StringWriter pieces = new StringWriter();
        try (VisibleWriter writer = new VisibleWriter(pieces)) {
            writer.write(text.substring(0, at));
            writer.write(text.substring(at));
        }
        assertThat(pieces.toString()).isEqualTo(Visible.document(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> dangerous = Arbitraries.of(
                "\u001b[31m",
                "\n",
                "\r",
                "\r\n",
                "\t",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u061C",
                "\u200F",
                "\u202E",
                "\u2066",
                "\u2029",
                "\uFEFF",
                "\uDB40\uDC41",
                "😀",
                "\\",
                "\"",
                "Zoë");
        Arbitrary<String> plain = Arbitraries.strings().ascii().ofMaxLength(5);
        return Arbitraries.oneOf(dangerous, plain).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }
}
