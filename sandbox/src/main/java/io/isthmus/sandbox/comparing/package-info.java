/**
 * The independent check: what the directory's {@link io.isthmus.sandbox.directory.Oracle} expects against what the provider
 * holds, object by object and attribute by attribute. Shares no code with the product.
 */
@NullMarked
package io.isthmus.sandbox.comparing;

import org.jspecify.annotations.NullMarked;
