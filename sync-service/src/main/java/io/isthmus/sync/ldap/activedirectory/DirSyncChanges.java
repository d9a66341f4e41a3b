package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.FaultKind;
import io.isthmus.directories.ldap.LdapFault;
import io.isthmus.sync.ldap.activedirectory.DirSyncSearch.Answer;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.ldap.reading.SourceFaults;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Changes of one naming context by the DirSync control. */
final class DirSyncChanges implements DomainChanges {

    private final SourceSettings source;
    private final DomainController controller;
    private final String context;
    private final DirSyncSearch search;
    private final Instant now;
    private byte[] cookie;
    private boolean more = true;
    private boolean begun;

    DirSyncChanges(
            SourceSettings source, DomainController controller, Position last, DirSyncSearch search, Instant now) {
        this.source = source;
        this.controller = controller;
        this.context = last.context();
        this.search = search;
        this.now = now;
        this.cookie = Base64.getDecoder().decode(last.mark());
    }

    @Override
    public String context() {
        return context;
    }

    @Override
    public Optional<List<DomainChange>> next() throws LDAPException {
        if (!more) {
            return Optional.empty();
        }
        Answer answer = ask();
        begun = true;
        more = answer.more();
        cookie = answer.cookie();
        return Optional.of(answer.changes());
    }

    /** What is refused before the first answer, is the cookie: by another controller, version, or account. */
    private Answer ask() throws LDAPException {
        try {
            return search.next();
        } catch (LDAPException e) {
            LdapFault fault = LdapFault.of(e);
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                throw SourceFaults.deltaImpossible(source, fault.reason() + " in " + context);
            }
            if (!begun && fault.kind() != FaultKind.NO_ANSWER) {
                throw SourceFaults.deltaImpossible(
                        source,
                        "the domain controller " + controller.host() + " refused the cookie of the last import of "
                                + context + ": " + fault.reason());
            }
            throw e;
        }
    }

    @Override
    public Position reached() {
        return new Position(
                context,
                controller.host(),
                controller.invocationId(),
                Base64.getEncoder().encodeToString(cookie),
                now);
    }
}
