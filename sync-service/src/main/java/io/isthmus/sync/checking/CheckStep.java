package io.isthmus.sync.checking;

/** What is tried; names are stable. */
enum CheckStep {
    SECRET_RESOLVED,
    REACHABLE,
    ENCRYPTED,
    SIGNED_IN,
    SERVER_KIND,
    CLOCKS_AGREE,
    PAGING,
    ACCOUNT_IN_PLACE,
    BASE_READABLE,
    CONTAINERS_EXIST,
    GROUP_FOUND,
    RECORDS_READABLE,
    OBJECTS_FOUND,
    ANCHOR_PRESENT,
    CHANGES_FOUND,
    DELETIONS_FOUND,
    RIGHTS_TOO_WIDE,
    IN_TIME
}
