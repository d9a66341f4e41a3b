package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of an object at the target, beside which it is seen again.
 *
 * @param rememberedCounts whether what we have written is newer than the last import that saw it
 */
public record KnownTargetObject(long id, String etag, byte[] observed, byte[] remembered, boolean rememberedCounts) {

    private static final String KNOWN = """
            select id, target_id, etag, observed_hash, remembered_hash,
                   coalesce(remembered_generation >= generation, false) as remembered
              from observed_object where object_type = :type and target_id = any(:target_ids)""";

    public boolean confirmed(byte[] seen) {
        return rememberedCounts && Arrays.equals(seen, remembered);
    }

    public boolean differs(byte[] seen) {
        return rememberedCounts ? !confirmed(seen) : !Arrays.equals(seen, observed);
    }

    /** By the target's id. */
    public static Map<String, KnownTargetObject> load(
            Transaction transaction, ObjectType type, Collection<String> targetIds) {
        Map<String, KnownTargetObject> known = new HashMap<>();
        transaction
                .sql(KNOWN)
                .with("type", Codes.of(type))
                .texts("target_ids", targetIds)
                .each(row -> known.put(
                        row.text("target_id"),
                        new KnownTargetObject(
                                row.number("id"),
                                row.text("etag"),
                                row.bytes("observed_hash"),
                                row.bytes("remembered_hash"),
                                row.flag("remembered"))));
        return known;
    }
}
