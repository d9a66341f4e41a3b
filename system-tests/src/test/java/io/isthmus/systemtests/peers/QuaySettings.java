package io.isthmus.systemtests.peers;

import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.systemtests.directory.QuayPeople;
import java.util.List;

/** From a domain to a realm, all but its attic, whenever somebody asks for it. */
record QuaySettings(SambaDomain domain, QuayPeople people, ScimRealm realm) {

    static final String SOURCE = "quay";
    static final String TARGET = "keycloak-of-the-quay";

    SourceSettings source(String passwordRef) {
        return new SourceSettings(
                SOURCE,
                SourceKind.ACTIVE_DIRECTORY,
                domain.url(),
                false,
                null,
                SambaDomain.READER_DN,
                passwordRef,
                null,
                List.of(new PartitionSettings(
                        SambaDomain.SUFFIX, List.of(SambaDomain.SUFFIX), List.of(people.attic()))),
                null,
                200);
    }

    static SourceSettings named(String name, SourceSettings like) {
        return SourceSettings.of(name, like.kind(), like.partitions())
                .withConnection(like.connection())
                .withPageSize(like.pageSize());
    }

    SettingsDocument settings(SourceSettings... sources) {
        var target = new TargetSettings(
                TARGET,
                TargetSettings.Kind.SCIM,
                realm.scimUrl(),
                new TargetSettings.ClientCredentials(realm.tokenUrl(), realm.clientId(), "env:SCIM_SECRET", null),
                16,
                null);
        return new SettingsDocument(
                1,
                List.of(sources),
                target,
                IdentitySettings.defaults(),
                SafetySettings.defaults(),
                ScheduleSettings.defaults(),
                RuleSettings.defaults(),
                null,
                null);
    }

    static RuleDocument withPrimaryMembers() {
        return new RuleDocument(
                "primary-members",
                "Those whose primary group it is",
                RuleDocument.Direction.INBOUND,
                null,
                "group",
                "group",
                RuleDocument.LinkType.JOIN,
                51,
                null,
                null,
                List.of(new RuleDocument.Flow(
                        "primaryMembers",
                        RuleDocument.FlowKind.CONSTANT,
                        "INCLUDE",
                        RuleDocument.MergeType.UPDATE,
                        false)));
    }
}
