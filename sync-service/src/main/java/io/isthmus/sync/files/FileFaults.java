package io.isthmus.sync.files;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the faults of a file the codes and remedies of an import. */
final class FileFaults {

    private static final String WHOLE =
            "Write the file under another name, such as one that begins with a dot, and rename it when it is whole.";

    private FileFaults() {}

    static SourceException missing(SourceSettings source, String reason, @Nullable Exception cause) {
        return new SourceException(
                Code.SOURCE_UNREACHABLE,
                reason + " (source " + source.name() + "); nobody was taken as gone",
                "Put the file there, or correct url of the source " + source.name() + ".",
                cause);
    }

    static SourceException unreadable(SourceSettings source, IOException cause) {
        return new SourceException(
                Code.SOURCE_UNREACHABLE,
                "the source " + source.name() + " (" + source.url() + ") cannot be read: "
                        + cause.getClass().getSimpleName() + " " + cause.getMessage(),
                "Let the account that sync-service runs as read the folder and the file.",
                cause);
    }

    static SourceException unreadable(UnreadableFile cause) {
        return new SourceException(
                Code.FILE_INCOMPLETE, cause.getMessage() + "; nobody was taken as gone", cause.whatToDo(), cause);
    }

    static SourceException stillWritten(TakenFile file) {
        return incomplete(file.path() + " has changed a moment ago, and may still be being written", WHOLE);
    }

    static SourceException changedWhileRead(TakenFile file) {
        return incomplete(file.path() + " has changed while it was read; nobody was taken as gone", WHOLE);
    }

    static SourceException cutOff(TakenFile file) {
        return incomplete(
                file.path() + (file.size() == 0 ? " is empty" : " ends without a line break, as if it were cut off")
                        + "; nothing of it was taken",
                "Write it whole, with a line break at its end; under another name first, renamed when it is whole.");
    }

    static SourceException changed(TakenFile file) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                file.name() + " is new or has changed",
                "Nothing: the whole file is compared with what is known.",
                null);
    }

    private static SourceException incomplete(String message, String whatToDo) {
        return new SourceException(Code.FILE_INCOMPLETE, message, whatToDo, null);
    }
}
