/**
 * The independent check: what the directory's {@link io.isthmus.local.directory.Oracle} expects against what the provider
 * holds, object by object and attribute by attribute. Shares no code with the product.
 */
package io.isthmus.local.comparing;
