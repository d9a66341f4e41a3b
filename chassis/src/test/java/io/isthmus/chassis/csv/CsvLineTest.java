package io.isthmus.chassis.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser.Feature;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvLineTest {

    @Test
    void cells_are_quoted_only_where_they_must_be() {
        assertThat(CsvLine.of(
                        "f", "CN=a,DC=b", "says \"no\"\nand more", null, "a text of more than twenty-four characters"))
                .isEqualTo(
                        "f,\"CN=a,DC=b\",\"says \"\"no\"\"\nand more\",,a text of more than twenty-four characters\r\n");
    }

    @Test
    void what_begins_like_a_formula_stays_text() {
        assertThat(CsvLine.of("=cmd|' /C calc'!A0", "@home", "-1", "+1"))
                .isEqualTo("'=cmd|' /C calc'!A0,'@home,'-1,'+1\r\n");
    }

    @Property
    void what_is_read_back_is_what_was_written(@ForAll @Size(min = 2, max = 6) String[] cells) throws Exception {
        String[] read = new CsvMapper()
                .enable(Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .<String[]>readValues(CsvLine.of(cells))
                .next();

        assertThat(read).hasSameSizeAs(cells);
        for (int i = 0; i < cells.length; i++) {
            assertThat(read[i]).isIn(cells[i], "'" + cells[i]);
        }
    }
}
