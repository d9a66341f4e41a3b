package io.isthmus.cli.administering;

import io.isthmus.cli.api.ApiProblem;
import io.isthmus.cli.api.NoAnswer;

/** What a command tells the script that called it; documented in {@code docs/command-line.md}. */
public final class ExitCode {

    public static final int DONE = 0;
    /** what was asked for was begun and went wrong, or a fault nobody foresaw */
    public static final int FAILED = 1;
    /** the command line cannot be understood, or a file it names cannot be used */
    public static final int USAGE = 2;
    /** no service answers at the address */
    public static final int NO_ANSWER = 3;
    /** the password is wrong, or the user lacks the role */
    public static final int NOT_ALLOWED = 4;
    /** the service refuses as things stand; nothing was changed */
    public static final int REFUSED = 5;
    /** there is no such thing */
    public static final int UNKNOWN = 6;
    /** done, and a person should look: a blocked analysis, objects with errors, a closed gate */
    public static final int ATTENTION = 7;

    private ExitCode() {}

    public static int of(Throwable fault) {
        return switch (fault) {
            case ApiProblem problem -> of(problem.status());
            case NoAnswer ignored -> NO_ANSWER;
            case Unusable ignored -> USAGE;
            case NothingRuns ignored -> NO_ANSWER;
            default -> FAILED;
        };
    }

    private static int of(int status) {
        return switch (status) {
            case 401, 403 -> NOT_ALLOWED;
            case 404 -> UNKNOWN;
            case 400, 409, 412, 413, 415, 422, 428 -> REFUSED;
            case 502, 503, 504 -> NO_ANSWER;
            default -> FAILED;
        };
    }
}
