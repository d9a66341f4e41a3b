package io.isthmus.analyzer.verdict;

import static io.isthmus.contracts.analysis.Finding.Severity.BLOCKING;
import static io.isthmus.contracts.analysis.Finding.Severity.INFO;
import static io.isthmus.contracts.analysis.Finding.Severity.WARNING;

import io.isthmus.contracts.analysis.Finding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every finding there is, with what to do about it. Each name is stable and explained in {@code docs/findings.md}. */
public enum FindingCode {
    INCOMPLETE_EXPORT(WARNING, "Export the whole configuration again and upload it."),
    NO_SOURCE_CONNECTOR(BLOCKING, "Export the whole server configuration, with its Active Directory connectors."),
    UNSUPPORTED_CONNECTOR(
            BLOCKING, "Migrate this source by hand: set up a staging deployment without it and decide on its data."),
    CUSTOM_RULES_EXTENSION(BLOCKING, "Rewrite what the DLL does as rules, in a staging deployment."),
    CUSTOM_METAVERSE_EXTENSION(BLOCKING, "Rewrite what the DLL does as rules, in a staging deployment."),
    CUSTOM_CONNECTOR_EXTENSION(BLOCKING, "Find another way to this connected system; the DLL cannot be carried over."),
    CUSTOM_PASSWORD_EXTENSION(BLOCKING, "Decide how passwords get to this system; the DLL cannot be carried over."),
    CUSTOM_PROVISIONING_EXTENSION(BLOCKING, "Rewrite what the DLL does as rules, in a staging deployment."),
    SCRIPTED_FILTER(BLOCKING, "Express the filter as conditions, in a staging deployment."),
    SCRIPTED_FLOW(BLOCKING, "Express the flow as an expression, in a staging deployment."),
    SCRIPTED_JOIN(BLOCKING, "Express the join as attribute comparisons, in a staging deployment."),
    SCRIPTED_PROJECTION(BLOCKING, "Express the projection as a rule, in a staging deployment."),
    SCRIPTED_PROVISIONING(BLOCKING, "Express the provisioning as rules, in a staging deployment."),
    SCRIPTED_DELETION(BLOCKING, "Decide when objects are deleted and set it in a staging deployment."),
    SCRIPTED_CONNECTOR(BLOCKING, "Find another way to this connected system; the script cannot be carried over."),
    ATTRIBUTE_NOT_FILLED(WARNING, "Write a rule that fills the attribute, or take it out of the rule that reads it."),
    ATTRIBUTES_DESELECTED(
            INFO, "Compare these attributes at the target in staging mode: they flow where the directory has values."),
    REQUIRED_ATTRIBUTE_REMOVED(BLOCKING, "Select the attribute again in the old tool, or migrate by hand."),
    ATTRIBUTES_EXCLUDED(BLOCKING, "Clear the list of excluded attributes in the old tool, or migrate by hand."),

    ATTRIBUTES_FILTERED(WARNING, "Compare the attributes at the target in staging mode before you cut over."),
    OBJECT_TYPE_DESELECTED(WARNING, "Check in staging mode that no object of this type appears that was not there."),
    OBJECT_TYPE_READ_AGAIN(
            INFO,
            "Check in staging mode whether objects of this type appear, and keep them out by a rule if they must not."),
    NON_DOMAIN_PARTITION_SELECTED(WARNING, "Check what is synchronized from it; it is not carried over."),
    NO_DOMAIN_SELECTED(WARNING, "Add the partitions of this source to the settings by hand, or leave the source out."),
    CONTAINER_FILTER_BY_NAME(INFO, "Do not rename these containers before the cut-over without changing the filter."),
    CUSTOM_RUN_PROFILE(WARNING, "Check what it was for; runs are scheduled anew."),
    PROVISIONING_HIERARCHY(WARNING, "Containers are not created on the way; create them beforehand."),
    DEVICE_WRITE_BACK(WARNING, "Decide what becomes of devices: nothing is written back to the directory."),
    GROUP_WRITE_BACK(WARNING, "Decide what becomes of written-back groups: nothing is written back to the directory."),
    USER_WRITE_BACK(WARNING, "Decide what becomes of written-back users: nothing is written back to the directory."),
    PASSWORD_WRITE_BACK(WARNING, "Decide how users reset passwords: nothing is written back to the directory."),
    PASSWORD_HASH_SYNC(WARNING, "Plan the sign-in: password hashes are not carried."),
    PASSWORD_CHANGE(WARNING, "Decide how changed passwords get to the other systems: none is handed on."),
    DIRECTORY_EXTENSIONS(
            WARNING, "Write a custom rule for each of them whose target attribute exists at the new target."),
    SIGN_IN_METHOD(WARNING, "Plan the sign-in before the old tool goes: its agents and trusts are not carried over."),
    RUN_STEP_LIMIT(WARNING, "Set the deletion threshold so that it stops where the step stopped."),
    DELETION_THRESHOLD_ZERO(WARNING, "Choose a threshold: until then every deletion is held, as the settings say 1."),
    CUSTOM_RULE(INFO, "Check the rule's effect in staging mode."),
    CUSTOM_RULE_PRECEDENCE(WARNING, "Give the rule a precedence from 0 to 99; others are for standard rules."),
    CUSTOM_RULE_DISABLED(WARNING, "Delete the rule if it is not needed; it is carried over only when enabled."),
    RULE_NOT_UNDERSTOOD(WARNING, "Write the rule again in the settings, with functions and operators that exist."),
    RULE_PART_LOST(
            WARNING, "Decide whether it is still needed, and check the rule's effect in staging mode without it."),
    CLOUD_SYNC_EXPRESSION(
            WARNING,
            "Compare the attribute at the target in staging mode; where it differs, write it as a custom rule: the two"
                    + " languages have functions of the same name that do not mean the same."),
    CLOUD_SYNC_SCOPE(
            WARNING,
            "Write a custom rule that sets cloudFiltered to True for everybody outside of the scope, and check it in"
                    + " staging mode."),
    SAME_PRECEDENCE(
            WARNING, "Give each rule a precedence of its own in the order that is meant, before they are compared."),
    STANDARD_RULE_CHANGED(WARNING, "Write the change as a custom rule of the settings; standard rules are not edited."),
    STANDARD_RULE_NOT_COMPARED(INFO, "Compare the rule with that of an untouched installation of the same version."),
    STANDARD_RULE_DISABLED(
            WARNING,
            "Check that it is still unwanted: it stays disabled where ours has the same rule, else it is listed as"
                    + " manual."),
    GROUP_FILTER(
            WARNING,
            "Make sure that the group lies in an included OU: its members are read there. Take it out of the source to"
                    + " end the pilot."),
    ATTRIBUTE_FILTER(INFO, "Check in staging mode that exactly these objects stay out."),
    STAGING_MODE_ON(WARNING, "Export from the server that is active, or make sure the two are configured alike."),
    DELETION_THRESHOLD_OFF(
            WARNING, "Switch a deletion threshold on; ours is at 500 unless the settings say otherwise."),
    ANCHOR_LIMITS(
            WARNING,
            "Run the readiness check with this anchorAttribute: it lists the objects whose value cannot be one."),
    ALTERNATE_ID(INFO, "Check that users sign in with this attribute's value."),
    SECRET_IN_EXPORT(WARNING, "Change the secret: whoever has the export has it. It was redacted everywhere here."),
    DIRSYNC_EXCHANGE_ATTRIBUTES(
            INFO,
            "Check objects without mailNickname in staging mode: their Exchange attributes are not synchronized."),
    DIRSYNC_LINKED_MAILBOXES(
            INFO, "Check linked mailboxes in staging mode: their sign-in attributes come from elsewhere."),
    DATABASE_UNKNOWN(
            INFO,
            "Look in the old server's registry at FIMSynchronizationService\\Parameters (or ADSync\\Parameters), value"
                    + " Server: empty means a local database."),
    DATABASE_FULL_SQL_SERVER(WARNING, "Confirm server and instance; a parallel deployment must not use this database."),
    PRODUCT_UNKNOWN(WARNING, "Make sure which tool wrote the export before you rely on the verdict."),
    NO_CLOUD_CONNECTOR(INFO, "Nothing to do: the target is given anew."),
    OBJECT_COUNT_UNKNOWN(INFO, "Measure it in the directory, or give it: there is no verdict without."),
    UNKNOWN_ELEMENT(
            WARNING,
            "Find out what it configures in the old tool: it was not read, so it is in no finding and no setting."),
    FILE_IGNORED(INFO, "Nothing to do, unless the file should have been part of the export.");

    private final Finding.Severity severity;
    private final String whatToDo;

    FindingCode(Finding.Severity severity, String whatToDo) {
        this.severity = severity;
        this.whatToDo = whatToDo;
    }

    public Finding.Severity severity() {
        return severity;
    }

    public Finding at(Object evidence, String message) {
        return at(evidence, message, null);
    }

    /** @param details by the names that docs/findings.md gives them, if any */
    public Finding at(Object evidence, String message, @Nullable Map<String, String> details) {
        return at(evidence, message, details, whatToDo);
    }

    /** @param remedy where it differs from one export to the next */
    public Finding at(Object evidence, String message, @Nullable Map<String, String> details, String remedy) {
        return new Finding(name(), severity, message, evidence.toString(), remedy, details);
    }
}
