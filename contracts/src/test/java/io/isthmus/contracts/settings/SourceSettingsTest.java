package io.isthmus.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceSettingsTest {

    private static final PartitionSettings ROOT = new PartitionSettings("DC=contoso,DC=com", List.of(), List.of());
    private static final PartitionSettings CHILD = new PartitionSettings(
            "DC=child,DC=contoso,DC=com", List.of(), List.of(), "ldaps://dc1.child", null, "env:CHILD");

    private static SourceSettings source(PartitionSettings... partitions) {
        return new SourceSettings(
                "contoso",
                SourceKind.ACTIVE_DIRECTORY,
                "ldaps://dc1",
                false,
                null,
                "CN=reader",
                "env:ROOT",
                null,
                List.of(partitions),
                null,
                0);
    }

    @Test
    void partitions_without_an_address_of_their_own_are_read_at_the_source() {
        SourceSettings source = source(ROOT, new PartitionSettings("DC=other", List.of(), List.of()));

        assertThat(source.servers()).containsExactly(source);
    }

    @Test
    void a_partition_with_an_address_is_a_server_and_has_what_it_does_not_say_from_the_source() {
        assertThat(source(ROOT, CHILD).servers()).hasSize(2).last().satisfies(child -> {
            assertThat(child.name()).isEqualTo("contoso");
            assertThat(child.url()).isEqualTo("ldaps://dc1.child");
            assertThat(child.bindDn()).isEqualTo("CN=reader");
            assertThat(child.passwordRef()).isEqualTo("env:CHILD");
            assertThat(child.partitions()).containsExactly(CHILD);
        });
    }

    @Test
    void other_containers_leave_a_partition_where_it_is() {
        assertThat(CHILD.withContainers(List.of("OU=a"), List.of()).url()).isEqualTo("ldaps://dc1.child");
        assertThat(CHILD.reachedAs(ROOT)).isEqualTo(new PartitionSettings(CHILD.dn(), List.of(), List.of()));
    }

    /** A copy that forgot one of them would delete people, or lose the account. */
    @ParameterizedTest
    @MethodSource("copies")
    void whoever_changes_a_part_keeps_all_others(UnaryOperator<SourceSettings> change, Set<String> changed)
            throws ReflectiveOperationException {
        for (RecordComponent component : SourceSettings.class.getRecordComponents()) {
            Object before = component.getAccessor().invoke(COMPLETE);
            Object after = component.getAccessor().invoke(change.apply(COMPLETE));
            assertThat(before).as(component.getName()).isNotNull();
            if (changed.contains(component.getName())) {
                assertThat(after).as(component.getName()).isNotEqualTo(before);
            } else {
                assertThat(after).as(component.getName()).isEqualTo(before);
            }
        }
    }

    private static final SourceSettings COMPLETE = new SourceSettings(
            "hr",
            SourceKind.ACTIVE_DIRECTORY,
            "ldaps://dc1.example",
            true,
            "file:/certificates",
            "CN=reader",
            "env:READER",
            "employeeNumber",
            List.of(new PartitionSettings("DC=example", List.of("OU=Staff,DC=example"), List.of())),
            DeltaMethod.USN,
            77,
            new ImportGuard(7, 70),
            new RowSettings("inetOrgPerson", "class", "|", List.of(), Map.of(), ";"),
            new QuerySettings("select 1", "changed", "gone"),
            new Leavers(Duration.ofDays(30)),
            new SignIn.Kerberos("reader@EXAMPLE", "file:/keytab"),
            new GroupFilter("CN=Pilot,DC=example", true, false),
            new TokenSettings("https://id.example/token", "read"));

    static Stream<Arguments> copies() {
        return Stream.of(
                copy(
                        s -> s.withConnection(new SourceConnection("ldap://other", false, null, null, null, null)),
                        "url",
                        "startTls",
                        "trustedCertificatesRef",
                        "bindDn",
                        "passwordRef",
                        "signIn",
                        "token"),
                copy(s -> s.withSignIn(null), "signIn"),
                copy(s -> s.reachedAt("ldaps://dc2.example"), "url"),
                copy(s -> s.servers().getFirst()),
                copy(s -> s.withPartitions(List.of()), "partitions"),
                copy(s -> s.withPageSize(5), "pageSize"),
                copy(s -> s.withGuard(ImportGuard.defaults()), "importGuard"),
                copy(s -> s.withRows(null, null), "rows", "query"),
                copy(s -> s.withLeavers(null), "leavers"),
                copy(s -> s.withGroup(null), "group"),
                copy(s -> s.withToken(null), "token"));
    }

    private static Arguments copy(UnaryOperator<SourceSettings> change, String... changed) {
        return Arguments.of(change, Set.of(changed));
    }
}
