package io.isthmus.export.pending;

import org.jspecify.annotations.Nullable;

/**
 * One object with all that is compared.
 *
 * @param id of its row
 * @param observedId of the row of its counterpart at the target, if it has one
 * @param note why it is not at the target although it was
 * @param conflict why it must not be created
 */
public record ComparedObject(
        long id,
        @Nullable Long observedId,
        TargetObject object,
        MembersDifference members,
        @Nullable Reason note,
        @Nullable Reason conflict) {}
