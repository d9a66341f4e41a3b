package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.directories.testing.SambaDomain;

/** By an account that may read, and see deleted objects; the settings choose by themselves. */
class SambaReaderTest extends SambaDeltaContract {

    @Override
    SambaTree.Reader reader() {
        return new SambaTree.Reader(SambaDomain.PLAIN_READER_DN, DeltaMethod.AUTO, DeltaMethod.DIRSYNC);
    }
}
