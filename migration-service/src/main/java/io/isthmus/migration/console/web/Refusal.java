package io.isthmus.migration.console.web;

import io.isthmus.chassis.problem.ProblemException;

/** Why something that was asked for was not done, on the page where it was asked. */
public record Refusal(int status, String code, String title, String detail, String whatToDo) {

    static Refusal of(ProblemException problem) {
        return new Refusal(problem.status(), problem.code(), problem.title(), problem.detail(), problem.whatToDo());
    }
}
