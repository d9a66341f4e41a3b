package io.isthmus.export.pending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the target for ids that were written down earlier: an object that was deleted and created again has another.
 *
 * @param today the id now; none where the object is to be created again first; no entry where it is gone for good
 */
public record IdsOfToday(Map<String, @Nullable String> today) {

    /**
     * The image with references by the ids of today. What is gone for good is left out.
     *
     * @param waiting takes the names of references that have to wait; those are not in the image
     */
    public Image asBefore(Image image, Set<String> waiting) {
        Map<String, List<String>> references = new HashMap<>();
        image.references().forEach((name, ids) -> {
            List<String> now = new ArrayList<>();
            for (String id : ids) {
                if (today.containsKey(id)) {
                    now.add(today.get(id));
                }
            }
            if (now.contains(null)) {
                waiting.add(name);
            } else {
                references.put(name, now);
            }
        });
        return new Image(image.attributes(), references);
    }

    /** The image as it would be found today; what is not there any more keeps its id, so that it equals nothing else. */
    public Image asLeft(Image image) {
        Map<String, List<String>> references = new HashMap<>();
        image.references()
                .forEach((name, ids) -> references.put(
                        name,
                        ids.stream()
                                .map(id -> today.get(id) == null ? id : today.get(id))
                                .toList()));
        return new Image(image.attributes(), references);
    }
}
