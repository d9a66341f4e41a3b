package io.isthmus.directories.ldap;

import java.util.Objects;

/** A record of LDIF that is not taken; the message goes on from the name of the record. */
public final class MalformedLdif extends Exception {

    private final String whatToDo;

    MalformedLdif(String message, String whatToDo) {
        super(message);
        this.whatToDo = whatToDo;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String whatToDo() {
        return whatToDo;
    }
}
