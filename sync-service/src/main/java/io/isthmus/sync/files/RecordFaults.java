package io.isthmus.sync.files;

import io.isthmus.sync.source.SourceItem;
import org.jspecify.annotations.Nullable;

/** Records of a file that cannot be taken. */
final class RecordFaults {

    private RecordFaults() {}

    static SourceItem tooLarge(String where, int limit) {
        return unreadable(
                where,
                "RECORD_TOO_LARGE",
                "is larger than " + limit + " bytes",
                "Raise isthmus.source-files.max-record-size, or see whether a line break or a quote is missing there.");
    }

    /** @param anchor where it could be read all the same */
    static SourceItem noUtf8(@Nullable String anchor, String where) {
        return new SourceItem.Faulty(
                anchor, where, "NOT_UTF8", "holds bytes that are no UTF-8", "Write the file in UTF-8.");
    }

    /** Nobody knows whom it is about. */
    static SourceItem unreadable(String where, String code, String message, String whatToDo) {
        return new SourceItem.Faulty(null, where, code, message, whatToDo);
    }
}
