package io.isthmus.sync.sql;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.rows.RowObjects;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an answer, page by page, as the database hands them out. */
final class SqlReading implements SourceReading {

    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");

    private final SourceSettings source;
    private final Statement statement;
    private final ResultSet rows;
    private final SqlColumns columns;
    private final RowObjects objects;
    private final int key;
    private final int deleted;
    private final @Nullable Set<String> classes;
    private final boolean tellsGone;
    private final @Nullable String watermark;
    private long number;
    private boolean over;

    /**
     * @param deleted position of the column that says who has left, -1 where there is none
     * @param classes those that are selected, any where none are named
     * @param tellsGone whether who has left is told: a full import finds it by himself
     */
    SqlReading(
            SourceSettings source,
            Statement statement,
            ResultSet rows,
            SqlColumns columns,
            RowObjects objects,
            int key,
            int deleted,
            @Nullable Set<String> classes,
            boolean tellsGone,
            @Nullable String watermark) {
        this.source = source;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
        this.objects = objects;
        this.key = key;
        this.deleted = deleted;
        this.classes = classes;
        this.tellsGone = tellsGone;
        this.watermark = watermark;
    }

    @Override
    public Optional<List<SourceItem>> next() {
        List<SourceItem> page = new ArrayList<>();
        try {
            while (!over && page.size() < source.pageSize()) {
                over = !rows.next();
                if (!over) {
                    number++;
                    item(columns.values(rows)).ifPresent(page::add);
                }
            }
        } catch (SQLException e) {
            throw SqlFaults.whileReading(source, e);
        }
        return page.isEmpty() ? Optional.empty() : Optional.of(page);
    }

    private Optional<SourceItem> item(List<@Nullable String> values) {
        String anchor = values.get(key);
        if (anchor != null && hasLeft(values)) {
            return tellsGone ? Optional.of(new SourceItem.Gone(anchor.strip())) : Optional.empty();
        }
        SourceItem item = objects.object("row " + number + " of " + source.name(), values);
        boolean selected = classes == null
                || !(item instanceof SourceItem.Observed observed)
                || classes.contains(observed.entry().objectClass());
        return selected ? Optional.of(item) : Optional.empty();
    }

    private boolean hasLeft(List<@Nullable String> values) {
        String said = deleted < 0 ? null : values.get(deleted);
        return said != null && TRUE.contains(said.strip().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public Optional<String> watermark() {
        return Optional.ofNullable(watermark);
    }

    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException e) {
            over = true; // it is of no more use, and the connection is closed after it
        }
    }
}
