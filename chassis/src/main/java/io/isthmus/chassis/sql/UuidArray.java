package io.isthmus.chassis.sql;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * UUIDs as PostgreSQL sends and takes arrays in binary: dimensions, whether some are null, type, length, lower bound; then
 * each with its length before it. The driver writes arrays of UUIDs as text, which both sides pay for.
 */
final class UuidArray {

    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int UUID_BYTES = 2 * Long.BYTES;
    private static final int NULL = -1;

    private UuidArray() {}

    static Array of(Connection connection, @Nullable UUID[] ids) throws SQLException {
        return new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, bytes(ids));
    }

    private static byte[] bytes(@Nullable UUID[] ids) {
        boolean dimensions = ids.length > 0;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + ids.length * (Integer.BYTES + UUID_BYTES));
        bytes.putInt(dimensions ? 1 : 0).putInt(hasNull(ids) ? 1 : 0).putInt(Oid.UUID);
        if (dimensions) {
            bytes.putInt(ids.length).putInt(1);
        }
        for (UUID id : ids) {
            if (id == null) {
                bytes.putInt(NULL);
            } else {
                bytes.putInt(UUID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
        }
        return bytes.position() == bytes.capacity() ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static boolean hasNull(@Nullable UUID[] ids) {
        for (UUID id : ids) {
            if (id == null) {
                return true;
            }
        }
        return false;
    }
}
