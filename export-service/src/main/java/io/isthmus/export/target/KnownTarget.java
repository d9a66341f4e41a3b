package io.isthmus.export.target;

import org.jspecify.annotations.Nullable;

/**
 * What was learned of a target before.
 *
 * @param schema what it could do when it was last asked, as {@link io.isthmus.export.pending.TargetSchema#document()} gave it: that holds where
 *     it cannot tell at the moment
 * @param habits what its answers have taught beyond that, as the connection told it: that holds as long as it can do the same
 */
public record KnownTarget(@Nullable String schema, @Nullable String habits) {

    public static final KnownTarget NOTHING = new KnownTarget(null, null);
}
