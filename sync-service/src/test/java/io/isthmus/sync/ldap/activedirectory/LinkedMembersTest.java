package io.isthmus.sync.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkedMembersTest {

    private static final Entry GROUP = new Entry(
            "CN=crew,DC=quay",
            new Attribute("member;range=1-1", "<GUID=286041e6246e04409b60e83329bc8920>;<SID=0105>;CN=came,DC=quay"),
            new Attribute("member;range=0-0", "<GUID=ce4ba488e085c746bbc6e6973b4ae0f2>;CN=left\nover,DC=quay"),
            new Attribute("description", "<GUID=00000000000000000000000000000000>;CN=nobody"));

    @Test
    void members_that_came_and_went_are_changed_where_rules_read_memberof() {
        LinkedMembers read = LinkedMembers.of(Set.of("cn", "MEMBEROF"), Set.of("Member"));

        assertThat(read.changed(GROUP)).hasSize(2).allSatisfy(change -> {
            assertThat(change.guid()).hasSize(16);
            assertThat(change.kind()).isEqualTo(DomainChange.Kind.CHANGED);
        });
        assertThat(read.controls()).hasSize(1);
    }

    @Test
    void nobody_else_is_read_for_nothing() {
        LinkedMembers unread = LinkedMembers.of(Set.of("cn"), Set.of("member"));

        assertThat(unread.changed(GROUP)).isEmpty();
        assertThat(unread.controls()).isEmpty();
    }

    @Test
    void of_a_group_that_has_changed_in_nothing_but_its_members_these_are_told_by_name() {
        Entry group = new Entry(
                "CN=crew,DC=quay",
                new Attribute("objectGUID", "x"),
                new Attribute("instanceType", "4"),
                new Attribute("member;range=1-1", "<GUID=286041e6246e04409b60e83329bc8920>;CN=came,DC=quay"),
                new Attribute("member;range=0-0", "CN=left,DC=quay"));
        LinkedMembers members = LinkedMembers.of(Set.of("cn"), Set.of("member"));

        assertThat(members.alone(group))
                .contains(new ChangedLinks("member", List.of("CN=came,DC=quay"), List.of("CN=left,DC=quay")));
        group.addAttribute("description", "another");
        assertThat(members.alone(group)).as("something else has changed").isEmpty();
    }

    @Test
    void a_controller_that_tells_all_members_tells_not_who_came() {
        LinkedMembers members = LinkedMembers.of(Set.of("cn"), Set.of("member"));

        assertThat(members.alone(new Entry("CN=crew,DC=quay", new Attribute("member", "CN=old,DC=quay"))))
                .isEmpty();
        assertThat(members.alone(new Entry("CN=crew,DC=quay", new Attribute("objectGUID", "x"))))
                .isEmpty();
    }

    @Test
    void a_plain_name_tells_nobodys_guid() {
        Entry plain =
                new Entry("CN=crew,DC=quay", new Attribute("member", List.of("CN=came,DC=quay", "<GUID=xyz>;CN=x")));

        assertThat(LinkedMembers.of(Set.of("memberOf"), Set.of("member")).changed(plain))
                .isEmpty();
    }
}
