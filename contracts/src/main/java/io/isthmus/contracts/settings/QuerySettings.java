package io.isthmus.contracts.settings;

import org.jspecify.annotations.Nullable;

/**
 * What to ask a database.
 *
 * @param select one SELECT that returns everybody, a row each
 * @param changeColumn a column of it that grows whenever a row changes (a number or a time): then a delta asks for what is newer;
 *     without it a delta finds nothing, and changes come with full imports
 * @param deletedColumn a column of it that is true for who has left; without it who has left is found by full imports
 */
public record QuerySettings(
        String select,
        @Nullable String changeColumn,
        @Nullable String deletedColumn) {}
