package io.isthmus.sync.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a file of LDIF into records: blank lines part them, a space goes on with the line before (RFC 2849). */
final class LdifRecords {

    private static final String VERSION = "version:";

    private final FileLines lines;
    private final int limit;

    LdifRecords(FileLines lines, int limit) {
        this.lines = lines;
        this.limit = limit;
    }

    /** Nothing at the end. */
    @Nullable
    LdifRecord next() throws IOException {
        for (FileLine first = lines.next(); first != null; first = lines.next()) {
            if (!first.text().isEmpty()) {
                LdifRecord found = from(first);
                if (!found.lines().isEmpty()) {
                    return found;
                }
            }
        }
        return null;
    }

    private LdifRecord from(FileLine first) throws IOException {
        List<StringBuilder> unfolded = new ArrayList<>();
        boolean tooLarge = first.tooLong();
        long size = 0;
        for (FileLine line = first; line != null && !line.text().isEmpty(); line = lines.next()) {
            size += line.text().length();
            tooLarge |= line.tooLong() || size > limit;
            if (!tooLarge) {
                add(line.text(), unfolded);
            }
        }
        List<String> kept = unfolded.stream()
                .map(StringBuilder::toString)
                .filter(text -> !text.startsWith("#") && !text.startsWith(VERSION))
                .toList();
        return new LdifRecord(first.number(), tooLarge && kept.isEmpty() ? List.of(first.text()) : kept, tooLarge);
    }

    private static void add(String text, List<StringBuilder> unfolded) {
        if (text.charAt(0) == ' ' && !unfolded.isEmpty()) {
            unfolded.getLast().append(text, 1, text.length());
        } else {
            unfolded.add(new StringBuilder(text));
        }
    }
}
