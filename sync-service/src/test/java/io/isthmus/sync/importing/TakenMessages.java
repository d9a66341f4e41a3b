package io.isthmus.sync.importing;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import io.isthmus.sync.importing.memory.LastTaken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has arrived, by the messages that did. */
record TakenMessages(List<ChangeMessage> messages) implements LastTaken {

    @Override
    public Map<String, List<String>> values(String connector, String anchor, Set<String> attributes) {
        Map<String, List<String>> values = new HashMap<>();
        for (ChangeMessage message : messages) {
            if (message instanceof ObjectObserved observed && observed.anchor().equals(anchor)) {
                values.putAll(observed.attributes());
            }
        }
        values.keySet().retainAll(attributes);
        return values;
    }

    @Override
    public List<String> members(String connector, String anchor, BucketKey bucket) {
        List<String> members = List.of();
        for (ChangeMessage message : messages) {
            if (message instanceof MembersObserved observed
                    && observed.anchor().equals(anchor)
                    && new BucketKey(observed.attribute(), observed.bucket()).equals(bucket)) {
                members = observed.members();
            }
        }
        return members;
    }
}
