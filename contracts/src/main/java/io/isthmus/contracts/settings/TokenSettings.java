package io.isthmus.contracts.settings;

import org.jspecify.annotations.Nullable;

/**
 * Where the token of a source is had, by OAuth 2.0 client credentials (RFC 6749, section 4.4): {@code bindDn} is the client,
 * {@code passwordRef} its secret.
 */
public record TokenSettings(String url, @Nullable String scope) {}
