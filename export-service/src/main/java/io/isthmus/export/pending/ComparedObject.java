package io.isthmus.export.pending;

/**
 * One object with all that is compared.
 *
 * @param id of its row
 * @param observedId of the row of its counterpart at the target, or {@code null}
 * @param note why it is not at the target although it was, or {@code null}
 * @param conflict why it must not be created, or {@code null}
 */
public record ComparedObject(
        long id, Long observedId, TargetObject object, MembersDifference members, Reason note, Reason conflict) {}
