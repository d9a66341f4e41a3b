package io.isthmus.contracts.settings;

import org.jspecify.annotations.Nullable;

/** Where and as whom a source is read. */
public record SourceConnection(
        @Nullable String url,
        boolean startTls,
        @Nullable String trustedCertificatesRef,
        @Nullable String bindDn,
        @Nullable String passwordRef,
        @Nullable SignIn signIn,
        @Nullable TokenSettings token) {

    /** Without a token that has to be asked for. */
    public SourceConnection(
            @Nullable String url,
            boolean startTls,
            @Nullable String trustedCertificatesRef,
            @Nullable String bindDn,
            @Nullable String passwordRef,
            @Nullable SignIn signIn) {
        this(url, startTls, trustedCertificatesRef, bindDn, passwordRef, signIn, null);
    }

    /** An account of its own has a password of its own. */
    SourceConnection of(PartitionSettings partition) {
        return new SourceConnection(
                partition.url() == null ? url : partition.url(),
                startTls,
                trustedCertificatesRef,
                partition.bindDn() == null ? bindDn : partition.bindDn(),
                partition.passwordRef() == null ? passwordRef : partition.passwordRef(),
                partition.bindDn() == null ? signIn : null,
                token);
    }
}
