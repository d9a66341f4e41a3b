package io.isthmus.sync.importing;

import io.isthmus.directories.names.DistinguishedName;
import java.util.Collection;
import java.util.List;

/** What is remembered of the containers that the settings name. */
public interface ContainerMemory {

    /**
     * @param dn as the settings name it
     * @param id that the directory gives it, and that stays when it is renamed
     * @param place its DN when it was last looked for
     */
    record Followed(String dn, String id, String place) {

        /** Another spelling of where it was is no other place: settings and directories spell names as they like. */
        Followed at(String found) {
            return DistinguishedName.same(place, found) ? this : new Followed(dn, id, found);
        }
    }

    List<Followed> followed(String connector);

    /** Takes the place of all that was remembered for the connector. */
    void remember(String connector, Collection<Followed> containers);
}
