package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.rows.RowObjects;
import io.isthmus.sync.rows.UnusableColumns;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import java.util.Map;

/** Makes objects of resources: a resource's id is its anchor, and its place is below the one partition, as a row's is. */
final class ResourceObjects {

    private static final RowSettings ROWS = new RowSettings(
            ScimKind.USER.objectClass(),
            ResourceRow.CLASS,
            ResourceRow.SEPARATOR,
            List.of("manager"),
            Map.of(),
            RowSettings.usual().delimiter());

    private final RowObjects rows;

    ResourceObjects(SourceSettings source, ImportSelection selection) {
        try {
            this.rows = new RowObjects(source.withRows(ROWS, null), selection, ResourceRow.NAMES);
        } catch (UnusableColumns e) {
            throw new IllegalArgumentException(
                    "the anchor of a SCIM source is " + ResourceRow.ID + ", and not " + source.anchorAttribute(), e);
        }
    }

    SourceItem of(ScimKind kind, JsonNode resource) {
        return rows.object(
                kind.endpoint() + "/" + resource.path(ResourceRow.ID).asText("(without an id)"),
                ResourceRow.of(kind, resource));
    }
}
