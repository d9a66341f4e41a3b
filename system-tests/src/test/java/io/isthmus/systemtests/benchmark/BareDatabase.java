package io.isthmus.systemtests.benchmark;

import io.isthmus.localstack.postgres.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Inserts or updates rows of the size of a person, 500 a transaction: the limit of everything that stores. */
final class BareDatabase implements AutoCloseable {

    static final int BATCH = 500;

    private static final String NAME = "bare_benchmark";
    private static final String UPSERT = """
            INSERT INTO bare (key, image) SELECT key, image::jsonb FROM unnest(?::text[], ?::text[]) AS row (key, image)
            ON CONFLICT (key) DO UPDATE SET image = excluded.image WHERE bare.image IS DISTINCT FROM excluded.image
            """;

    private final Connection connection;

    BareDatabase(EmbeddedDatabase database) throws SQLException {
        database.recreate(NAME);
        connection = database.connect(NAME);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare (key text PRIMARY KEY, image jsonb NOT NULL)");
        }
        connection.commit();
    }

    void upsert(List<String> keys, List<String> images) throws SQLException {
        for (int from = 0; from < keys.size(); from += BATCH) {
            int to = Math.min(from + BATCH, keys.size());
            try (var statement = connection.prepareStatement(UPSERT)) {
                statement.setArray(
                        1,
                        connection.createArrayOf("text", keys.subList(from, to).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", images.subList(from, to).toArray()));
                statement.executeUpdate();
            }
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
