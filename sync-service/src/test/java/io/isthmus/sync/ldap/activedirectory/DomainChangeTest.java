package io.isthmus.sync.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.sync.ldap.activedirectory.DomainChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainChangeTest {

    private static final Attribute GUID = new Attribute("objectGUID", new byte[16]);

    private static Optional<Kind> kind(String dn, Attribute... more) {
        List<Attribute> attributes = new ArrayList<>(List.of(more));
        attributes.add(GUID);
        return DomainChange.of(new SearchResultEntry(dn, attributes)).map(DomainChange::kind);
    }

    @Test
    void a_new_name_or_place_is_told_from_a_mere_change() {
        assertThat(kind("OU=Mandskab,DC=quay", new Attribute("name", "Mandskab")))
                .contains(Kind.PLACED);
        assertThat(kind("CN=zoe,DC=quay", new Attribute("title", "x"))).contains(Kind.CHANGED);
    }

    @Test
    void an_object_is_deleted_if_it_lies_among_the_deleted_under_its_new_name() {
        assertThat(kind(
                        "CN=zoe\\0ADEL:cad3799e-e13e-4ccc-8677-1aa9b2f43ef6,CN=Deleted Objects,DC=quay",
                        new Attribute("isDeleted", "TRUE"),
                        new Attribute("name", "zoe\nDEL:cad3799e-e13e-4ccc-8677-1aa9b2f43ef6")))
                .contains(Kind.DELETED);
    }

    @Test
    void an_object_that_looks_deleted_because_it_may_no_longer_be_read_is_nobodys_deletion() {
        assertThat(kind("", new Attribute("isDeleted", "TRUE"))).isEmpty();
        assertThat(kind("CN=zoe,DC=quay", new Attribute("isDeleted", "TRUE"))).isEmpty();
    }

    @Test
    void a_restored_object_is_there_again() {
        assertThat(kind("CN=zoe,DC=quay", new Attribute("isDeleted"), new Attribute("name", "zoe")))
                .contains(Kind.PLACED);
    }

    @Test
    void what_has_no_guid_says_nothing() {
        assertThat(DomainChange.of(new SearchResultEntry("CN=zoe,DC=quay", List.of())))
                .isEmpty();
    }
}
