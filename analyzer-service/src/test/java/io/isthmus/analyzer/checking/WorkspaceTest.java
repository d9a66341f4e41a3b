package io.isthmus.analyzer.checking;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.analyzer.readiness.DefectCode;
import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.analyzer.readiness.Reference;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the database finds out across objects. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class WorkspaceTest {

    private static final String ROOT = "DC=fabrikam,DC=com";

    @Inject
    ReadinessStore store;

    @Test
    void a_group_beyond_the_limit_is_told_once_with_its_size() {
        try (Workspace workspace = store.workspace("a-test")) {
            workspace.object(1, object("CN=all," + ROOT));
            workspace.object(2, object("CN=few," + ROOT));
            for (int i = 0; i <= Reference.MOST_MEMBERS; i++) {
                workspace.references().add(1, "member", "CN=m" + i, "cn=m" + i);
            }
            for (int i = 0; i < Reference.MOST_MEMBERS; i++) {
                workspace.references().add(2, "member", "CN=m" + i, "cn=m" + i);
            }
            workspace.flush();
            List<Defect> found = new ArrayList<>();

            workspace.references().overfull(found::add);

            assertThat(found).singleElement().satisfies(defect -> {
                assertThat(defect.code()).isEqualTo(DefectCode.TOOMANYMEMBERS);
                assertThat(defect.dn()).isEqualTo("CN=all," + ROOT);
                assertThat(defect.message()).contains("250001");
            });
        }
    }

    @Test
    void a_name_is_looked_up_once_however_often_it_is_referred_to() {
        try (Workspace workspace = store.workspace("a-test")) {
            workspace.object(1, object("CN=a," + ROOT));
            workspace.object(2, object("CN=b\t\\\\," + ROOT));
            for (int object = 1; object <= 2; object++) {
                workspace.references().add(object, "manager", "CN=gone," + ROOT, "cn=gone");
                workspace.references().add(object, "member", "CN=far," + ROOT, "cn=far");
                workspace.references().add(object, "member", "CN=unasked," + ROOT, "cn=unasked");
            }
            workspace.flush();

            assertThat(workspace.references().findDangling()).isEqualTo(3);
            Map<CheckedReferences.Dangling, Boolean> exists = new HashMap<>();
            workspace
                    .references()
                    .dangling("f", 10)
                    .forEach(name -> exists.put(
                            name,
                            name.key().equals("cn=unasked") ? null : name.key().equals("cn=far")));
            workspace.references().verified(exists);
            List<Defect> found = new ArrayList<>();
            workspace.references().danglingReferences(found::add);

            assertThat(workspace.references().dangling("f", 10)).isEmpty();
            assertThat(found)
                    .extracting(Defect::code)
                    .containsExactlyInAnyOrder(
                            DefectCode.BROKENREFERENCE,
                            DefectCode.BROKENREFERENCE,
                            DefectCode.UNSYNCHRONIZEDREFERENCE,
                            DefectCode.UNSYNCHRONIZEDREFERENCE,
                            DefectCode.UNSYNCHRONIZEDREFERENCE,
                            DefectCode.UNSYNCHRONIZEDREFERENCE);
            assertThat(found).extracting(Defect::dn).contains("CN=b\t\\\\," + ROOT);
        }
    }

    @Test
    void two_checks_at_once_do_not_see_each_other() {
        try (Workspace one = store.workspace("one");
                Workspace two = store.workspace("two")) {
            one.object(1, object("CN=a," + ROOT));
            two.references().add(1, "manager", "CN=gone", "cn=gone");
            one.flush();
            two.flush();

            assertThat(one.references().findDangling()).isZero();
            assertThat(two.references().findDangling()).isZero();
        }
    }

    private static DirectoryObject object(String dn) {
        return new DirectoryObject("f", SourceKind.ACTIVE_DIRECTORY, ObjectType.GROUP, dn, Map.of());
    }
}
