package io.isthmus.analyzer.checking;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import org.junit.jupiter.api.Test;

class ResultCsvTest {

    @Test
    void cells_are_quoted_and_never_formulas() {
        String line = ResultCsv.row(new ReadinessStore.Row(
                1,
                "f",
                "CN=a,DC=b",
                ObjectType.USER,
                "displayName",
                "character",
                "ERROR",
                "=cmd|' /C calc'!A0",
                "says \"no\"\nand more",
                null,
                "@home"));

        assertThat(line)
                .isEqualTo("f,\"CN=a,DC=b\",user,displayName,character,ERROR,'=cmd|' /C calc'!A0,,"
                        + "\"says \"\"no\"\"\nand more\",'@home\r\n");
    }

    @Test
    void a_row_has_as_many_columns_as_the_header() {
        String line = ResultCsv.row(new ReadinessStore.Row(
                1, "f", "CN=a", ObjectType.GROUP, "member", "toomanymembers", "ERROR", null, "m", null, "w"));

        assertThat(line.chars().filter(c -> c == ',').count())
                .isEqualTo(ResultCsv.header().chars().filter(c -> c == ',').count());
    }
}
