package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object at the target, beside which it is seen again.
 *
 * @param rememberedCounts whether what we have written is newer than the last import that saw it
 * @param number of the newest of what was seen of it and what we have written
 * @param inFlight whether a request for it may be under way
 */
public record KnownTargetObject(
        long id,
        @Nullable String etag,
        byte @Nullable [] observed,
        byte @Nullable [] remembered,
        boolean rememberedCounts,
        long number,
        boolean inFlight) {

    private static final String KNOWN = """
            select o.id, o.target_id, o.etag, o.observed_hash, o.remembered_hash,
                   coalesce(o.remembered_generation >= o.generation, false) as remembered,
                   greatest(o.generation, o.remembered_generation, o.members_written) as number, %s as in_flight
              from observed_object o where o.object_type = :type and o.target_id = any(:target_ids)""";
    private static final String KNOWN_TO_ALL = KNOWN.formatted("false");
    /** Nobody else keeps anything of these until the transaction ends. */
    private static final String LOCKED = KNOWN.formatted("""
            exists (select 1 from target_link l join in_flight f on f.object_id = l.object_id where l.observed_id = o.id)""") + " order by o.id for no key update of o";

    public boolean confirmed(byte[] seen) {
        return rememberedCounts && Arrays.equals(seen, remembered);
    }

    public boolean differs(byte[] seen) {
        return rememberedCounts ? !confirmed(seen) : !Arrays.equals(seen, observed);
    }

    /**
     * By the target's id.
     *
     * @param alone whether nobody else keeps anything meanwhile; then nothing is locked, and nothing is in flight
     */
    public static Map<String, KnownTargetObject> load(
            Transaction transaction, ObjectType type, Collection<String> targetIds, boolean alone) {
        Map<String, KnownTargetObject> known = new HashMap<>();
        transaction
                .sql(alone ? KNOWN_TO_ALL : LOCKED)
                .with("type", Codes.of(type))
                .texts("target_ids", targetIds)
                .each(row -> known.put(
                        row.text("target_id"),
                        new KnownTargetObject(
                                row.number("id"),
                                row.text("etag"),
                                row.bytes("observed_hash"),
                                row.bytes("remembered_hash"),
                                row.flag("remembered"),
                                row.number("number"),
                                row.flag("in_flight"))));
        return known;
    }
}
