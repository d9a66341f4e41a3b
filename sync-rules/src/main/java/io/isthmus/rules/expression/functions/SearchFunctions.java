package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.util.List;
import java.util.Locale;

/** Finding texts inside texts. Places begin with 1; 0 says that nothing was found. */
final class SearchFunctions {

    private SearchFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.TEXT);
        return List.of(
                define.scalarOrNull(
                        "num InStr(str value, str search, [num start], [str compare])",
                        "The place where the search text first stands, from start on; 0 for none and for NULL. compare "
                                + "is vbBinaryCompare (default) or vbTextCompare, which ignores case.",
                        SearchFunctions::first),
                define.scalarOrNull(
                        "num InStrRev(str value, str search, [num start], [str compare])",
                        "The place where the search text last stands, looking backwards from start; 0 for none and for "
                                + "NULL.",
                        SearchFunctions::last),
                define.scalarOrNull(
                        "str Word(str value, num number, str delimiters)",
                        "The word with this number; every one of the delimiters ends a word. Empty when there are fewer.",
                        row -> Value.text(word(row.text(0), row.size(1), row.text(2)))));
    }

    private static Value first(Row row) {
        int start = row.given(2) ? row.size(2) : 1;
        if (start < 1) {
            throw row.fail("the start must be 1 or more, and is " + start);
        }
        return Value.number(folded(row, 0).indexOf(folded(row, 1), start - 1) + 1L);
    }

    private static Value last(Row row) {
        int start = row.given(2) ? row.size(2) : Integer.MAX_VALUE;
        String search = folded(row, 1);
        int from = start < 0 ? Integer.MAX_VALUE : start - search.length();
        return Value.number(folded(row, 0).lastIndexOf(search, from) + 1L);
    }

    private static String folded(Row row, int index) {
        return row.text(3).equals("vbTextCompare") ? row.text(index).toLowerCase(Locale.ROOT) : row.text(index);
    }

    private static String word(String text, int number, String delimiters) {
        int current = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean outside = i == text.length() || delimiters.indexOf(text.charAt(i)) >= 0;
            if (!outside && start < 0) {
                start = i;
                current++;
            }
            if (outside && start >= 0) {
                if (current == number) {
                    return text.substring(start, i);
                }
                start = -1;
            }
        }
        return "";
    }
}
