package io.isthmus.sync.checking;

/**
 * What an account may do in one domain of Active Directory, beside reading it.
 *
 * @param domain its naming context
 * @param seesDeletedObjects whether it is shown those
 * @param replicatesSecrets whether it may read what no reader of a directory should: the hashes of passwords
 */
public record DomainRights(String domain, boolean seesDeletedObjects, boolean replicatesSecrets) {}
