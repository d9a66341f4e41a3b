package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.directories.testing.SambaDomain;

/** By update sequence numbers. */
class SambaUsnTest extends SambaDeltaContract {

    @Override
    SambaTree.Reader reader() {
        return new SambaTree.Reader(SambaDomain.PLAIN_READER_DN, DeltaMethod.USN, DeltaMethod.USN);
    }
}
