package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.Addresses;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import java.util.List;
import java.util.Locale;

/**
 * One object's pending exports of one phase, marked as in flight in the database.
 *
 * @param id of its row
 * @param targetId the target's own id, or {@code null} while it is not there
 * @param source where it comes from, for people
 * @param addresses by which it may match softly
 * @param attempts failed ones before this
 * @param exports to be sent one after the other; several only for a big membership
 */
public record Work(
        long id,
        String targetAnchor,
        ObjectType objectType,
        String targetId,
        String source,
        String userName,
        String mail,
        List<String> addresses,
        Operation operation,
        int attempts,
        List<PendingExport> exports) {

    Work with(List<PendingExport> requests) {
        return new Work(
                id,
                targetAnchor,
                objectType,
                targetId,
                source,
                userName,
                mail,
                addresses,
                operation,
                attempts,
                requests);
    }

    /** With the names of another image, by which it is looked for. */
    Work named(Image image) {
        return new Work(
                id,
                targetAnchor,
                objectType,
                targetId,
                source,
                lower(image.first("userPrincipalName")),
                lower(image.first("mail")),
                Addresses.of(objectType, image.attributes()),
                operation,
                attempts,
                exports);
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
