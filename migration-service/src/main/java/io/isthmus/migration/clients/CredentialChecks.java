package io.isthmus.migration.clients;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;

/** Trying credentials for real, by the services that will use them. All methods throw {@link ServiceFault}. */
public interface CredentialChecks {

    CheckReport of(TargetSettings target);

    CheckReport of(SourceSettings source);
}
