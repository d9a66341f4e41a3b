package io.isthmus.sandbox.provider;

import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;

/** A mail contact; SCIM has no standard resource type for it. Public because the SDK creates instances. */
public final class Contact extends ResourceNode {

    static final String SCHEMA = "urn:example:params:scim:schemas:2.0:Contact";
}
