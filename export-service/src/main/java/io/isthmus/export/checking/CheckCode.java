package io.isthmus.export.checking;

/** What is tried; names are stable. */
enum CheckCode {
    SECRET_RESOLVED,
    REACHABLE,
    ENCRYPTED,
    TOKEN_GRANTED,
    SERVICE_DECLARED,
    SIGNED_IN,
    RESOURCE_TYPES,
    SCHEMAS,
    PAGING,
    LOOK_UP,
    CHANGES
}
