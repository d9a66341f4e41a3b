package io.isthmus.sync.importing;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects that are not known to be at their place. */
final class PlacedAnew {

    private PlacedAnew() {}

    /** Those of a page of a delta, by anchor. */
    static Map<String, List<SourceItem.Observed>> among(List<SourceItem> page, ImportOrder order, ImportMemory memory) {
        Map<String, List<SourceItem.Observed>> shown = new LinkedHashMap<>();
        for (SourceItem item : page) {
            if (item instanceof SourceItem.Observed observed
                    && order.selection().includes(observed.entry())) {
                shown.computeIfAbsent(observed.entry().anchor(), anchor -> new ArrayList<>())
                        .add(observed);
            }
        }
        if (!shown.isEmpty()) {
            Map<String, KnownObject> known = memory.known(order.source().name(), shown.keySet());
            shown.entrySet().removeIf(each -> isKnown(each.getValue(), known.get(each.getKey())));
        }
        return shown;
    }

    private static boolean isKnown(List<SourceItem.Observed> shown, @Nullable KnownObject known) {
        return known != null
                && shown.stream().allMatch(item -> samePlace(item.entry().dn(), known.dn()));
    }

    static boolean samePlace(String dn, String otherDn) {
        return DistinguishedName.normalize(dn).equals(DistinguishedName.normalize(otherDn));
    }
}
