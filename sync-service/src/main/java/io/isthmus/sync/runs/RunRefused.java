package io.isthmus.sync.runs;

import io.isthmus.chassis.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A run that cannot begin, and what has to happen first. */
public final class RunRefused extends ProblemException {

    private static final long serialVersionUID = 1L;

    RunRefused(int status, String code, String title, @Nullable String detail, String whatToDo) {
        super(status, code, title, detail, whatToDo);
    }

    static RunRefused conflict(String code, String title, @Nullable String detail, String whatToDo) {
        return new RunRefused(409, code, title, detail, whatToDo);
    }
}
