package io.isthmus.migration.migrating;

/**
 * One thing that has to be true first.
 *
 * @param code stable name, in UPPER_SNAKE_CASE
 * @param message what is missing, in words
 * @param whatToDo the next thing a person should do
 */
public record Missing(String code, String message, String whatToDo) {}
