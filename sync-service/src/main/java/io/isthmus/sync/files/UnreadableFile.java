package io.isthmus.sync.files;

import java.util.Objects;

/** A file that cannot be read to its end; the message names the file. */
final class UnreadableFile extends Exception {

    private final String whatToDo;

    UnreadableFile(String message, String whatToDo) {
        super(message);
        this.whatToDo = whatToDo;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    String whatToDo() {
        return whatToDo;
    }
}
