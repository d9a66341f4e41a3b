package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts. Places begin with 1. {@code Left}, {@code Right}, {@code Mid} and {@code Len} take binary too, byte by byte. */
final class TextFunctions {

    private TextFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.TEXT);
        List<Function> functions = new ArrayList<>(SearchFunctions.all());
        functions.addAll(List.of(
                define.scalarOrNull(
                        "str Guid()",
                        "A GUID; the same for the same run, object and place.",
                        row -> Value.text(Draws.guid(row.evaluation().nextSeed(row.position()))
                                .toString())),
                define.scalar(
                        "str LCase(str value)",
                        "The text in lower case.",
                        row -> Value.text(row.text(0).toLowerCase(Locale.ROOT))),
                define.scalar(
                        "str UCase(str value)",
                        "The text in upper case.",
                        row -> Value.text(row.text(0).toUpperCase(Locale.ROOT))),
                define.scalar(
                        "str PCase(str value)",
                        "Each word between spaces with a capital and then small letters.",
                        row -> Value.text(capitalized(row.text(0)))),
                define.scalarOrNull(
                        "num Len(var value)",
                        "The number of characters, 0 for NULL.",
                        row -> Value.number(Slice.lengthOf(row.value(0)))),
                define.scalar(
                        "str Trim(str value)",
                        "The text without spaces at both ends.",
                        row -> Value.text(row.text(0).strip())),
                define.scalar(
                        "str LTrim(str value)",
                        "The text without spaces at its begin.",
                        row -> Value.text(row.text(0).stripLeading())),
                define.scalar(
                        "str RTrim(str value)",
                        "The text without spaces at its end.",
                        row -> Value.text(row.text(0).stripTrailing())),
                define.scalarOrNull(
                        "var Left(var value, num count)",
                        "The first characters. The whole value when count is negative; empty for NULL.",
                        row -> Slice.of(row.value(0), 0, row.size(1) < 0 ? Integer.MAX_VALUE : row.size(1))),
                define.scalarOrNull(
                        "var Right(var value, num count)",
                        "The last characters. The whole value when count is negative; empty for NULL.",
                        TextFunctions::right),
                define.scalarOrNull(
                        "var Mid(var value, num start, [num count])",
                        "Characters from start. The whole value when count is negative, or start is below 1 or beyond "
                                + "the end; empty for NULL.",
                        TextFunctions::mid),
                define.scalarOrNull(
                        "str PadLeft(str value, num length, str padCharacter)",
                        "The text, filled at its begin up to the length (10,000 at most); empty for NULL.",
                        row -> Value.text(row.value(0) == null ? "" : padding(row) + row.text(0))),
                define.scalarOrNull(
                        "str PadRight(str value, num length, str padCharacter)",
                        "The text, filled at its end up to the length (10,000 at most); empty for NULL.",
                        row -> Value.text(row.value(0) == null ? "" : row.text(0) + padding(row))),
                define.scalar(
                        "str Replace(str value, str oldText, str newText)",
                        "The text with every old text replaced. \\n, \\r and \\t stand for new line, return, tab.",
                        Replacements::replace),
                define.scalar(
                        "str ReplaceChars(str value, str pattern)",
                        "The text with characters replaced after a pattern such as å:a,ä:ae,ß:ss; a character "
                                + "without target is removed.",
                        row -> Value.text(CharacterReplacement.read(row).apply(row.text(0))))));
        return functions;
    }

    private static String capitalized(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean begin = true;
        for (int c : text.codePoints().toArray()) {
            result.appendCodePoint(begin ? Character.toTitleCase(c) : Character.toLowerCase(c));
            begin = c == ' ';
        }
        return result.toString();
    }

    private static Value right(Row row) {
        int length = Slice.lengthOf(row.value(0));
        int count = row.size(1) < 0 ? length : Math.min(row.size(1), length);
        return Slice.of(row.value(0), length - count, count);
    }

    private static Value mid(Row row) {
        int length = Slice.lengthOf(row.value(0));
        int start = row.size(1);
        int count = row.given(2) ? row.size(2) : Integer.MAX_VALUE;
        boolean whole = count < 0 || start < 1 || start > length;
        return count == 0
                ? Slice.of(row.value(0), 0, 0)
                : Slice.of(row.value(0), whole ? 0 : start - 1, whole ? length : count);
    }

    private static String padding(Row row) {
        String fill = row.text(2);
        if (fill.length() != 1) {
            throw row.fail("the pad character must be one character");
        }
        int length = row.size(1);
        if (length > 10_000) {
            throw row.fail("the length " + length + " is above 10000");
        }
        return fill.repeat(Math.max(0, length - row.text(0).length()));
    }

    /** Parts of text or binary. */
    private record Slice() {

        static int lengthOf(@Nullable Value value) {
            return switch (value) {
                case null -> 0;
                case Value.Binary binary -> binary.bytes().length;
                default -> value.print().length();
            };
        }

        static Value of(@Nullable Value value, int start, int count) {
            int end = (int) Math.min((long) start + count, lengthOf(value));
            return switch (value) {
                case null -> Value.text("");
                case Value.Binary binary -> Value.binary(Arrays.copyOfRange(binary.bytes(), start, end));
                default -> Value.text(value.print().substring(start, end));
            };
        }
    }
}
