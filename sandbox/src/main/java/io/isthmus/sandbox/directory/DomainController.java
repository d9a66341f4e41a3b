package io.isthmus.sandbox.directory;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.StaticUtils;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a domain controller does beyond plain LDAP: it shows nothing but its root to anonymous clients, and stamps what it
 * changes with {@code whenChanged} and {@code uSNChanged}.
 */
final class DomainController extends InMemoryOperationInterceptor {

    private final Set<Long> signedIn = ConcurrentHashMap.newKeySet();
    private final AtomicLong updateSequence = new AtomicLong(10_000_000);

    @Override
    public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult bind) {
        boolean success = bind.getResult().getResultCode() == ResultCode.SUCCESS
                && !bind.getRequest().getBindDN().isEmpty();
        if (success) {
            signedIn.add(bind.getConnectionID());
        } else {
            signedIn.remove(bind.getConnectionID());
        }
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest search) throws LDAPException {
        boolean root = search.getRequest().getBaseDN().isEmpty();
        if (!root && !signedIn.contains(search.getConnectionID())) {
            throw new LDAPException(
                    ResultCode.OPERATIONS_ERROR,
                    "In order to perform this operation a successful bind must be completed on the connection.");
        }
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest modify) {
        ModifyRequest stamped = modify.getRequest().duplicate();
        stamped.addModification(new Modification(
                ModificationType.REPLACE,
                "whenChanged",
                StaticUtils.encodeGeneralizedTime(System.currentTimeMillis())));
        stamped.addModification(new Modification(
                ModificationType.REPLACE, "uSNChanged", Long.toString(updateSequence.incrementAndGet())));
        modify.setRequest(stamped);
    }
}
