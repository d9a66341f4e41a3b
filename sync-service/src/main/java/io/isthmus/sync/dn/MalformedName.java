package io.isthmus.sync.dn;

/** A text that is no distinguished name by RFC 4514. */
public final class MalformedName extends IllegalArgumentException {

    MalformedName(String text, int position, String why) {
        super("'" + text + "' is not a distinguished name: " + why + " at position " + position);
    }
}
