package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.ResultCode;

/** What is at fault, as far as the difference tells somebody what to do. */
public enum FaultKind {
    /** the address is none of a directory */
    ADDRESS,
    /** the certificates to trust cannot be used */
    CERTIFICATES,
    WRONG_CREDENTIALS,
    /** the directory insists on TLS */
    ENCRYPTION_REQUIRED,
    NOT_ALLOWED,
    NO_SUCH_ENTRY,
    /** the directory returned only part of what was asked */
    LIMIT,
    /** no connection, or it broke, or no answer in time */
    NO_ANSWER,
    OTHER;

    /** By the result codes of RFC 4511, appendix A, and those that the SDK has for the network. */
    public static FaultKind of(ResultCode result) {
        return switch (result.intValue()) {
            case ResultCode.INVALID_CREDENTIALS_INT_VALUE -> WRONG_CREDENTIALS;
            case ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE, ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE ->
                ENCRYPTION_REQUIRED;
            // an operations error is what Active Directory answers to whoever is not signed in
            case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE,
                    ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE,
                    ResultCode.OPERATIONS_ERROR_INT_VALUE -> NOT_ALLOWED;
            case ResultCode.NO_SUCH_OBJECT_INT_VALUE -> NO_SUCH_ENTRY;
            case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE -> LIMIT;
            case ResultCode.UNAVAILABLE_INT_VALUE, ResultCode.BUSY_INT_VALUE, ResultCode.TIMEOUT_INT_VALUE -> NO_ANSWER;
            default -> result.isConnectionUsable() ? OTHER : NO_ANSWER;
        };
    }
}
