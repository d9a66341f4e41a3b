package io.isthmus.chassis.access;

import io.isthmus.chassis.problem.ProblemException;

/**
 * 403 for whoever may ask for something, but not like this. Where a method is an admin's in any case, {@link Roles#ADMIN}
 * says so.
 */
public final class AdminNeeded extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final int FORBIDDEN = 403;

    /**
     * @param detail what of this request needs the role
     * @param whatToDo for somebody who has not got it
     */
    public AdminNeeded(String detail, String whatToDo) {
        super(FORBIDDEN, "ADMIN_NEEDED", "This needs the role admin", detail, whatToDo);
    }
}
