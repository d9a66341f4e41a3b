package io.isthmus.directories.names;

/** A text that is no distinguished name by RFC 4514. */
public final class MalformedName extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedName(String text, int position, String reason) {
        super("'" + text + "' is not a distinguished name: " + reason + " at position " + position);
    }
}
