package io.isthmus.chassis.secrets;

import io.isthmus.chassis.problem.ProblemException;

/** A secret reference that leads nowhere. */
public final class SecretNotResolved extends ProblemException {

    private static final long serialVersionUID = 1L;

    SecretNotResolved(String detail, String whatToDo) {
        super(409, "SECRET_NOT_RESOLVED", "A secret reference cannot be resolved", detail, whatToDo);
    }
}
