package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;
import io.isthmus.directories.testing.SambaDomain;

/** By an account that may replicate directory changes, as the settings choose by themselves. */
class SambaDirSyncTest extends SambaDeltaContract {

    @Override
    SambaTree.Reader reader() {
        return new SambaTree.Reader(SambaDomain.READER_DN, DeltaMethod.AUTO, DeltaMethod.DIRSYNC);
    }
}
