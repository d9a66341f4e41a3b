/** What an object's content is, whoever asks: its fingerprint, and its memberships in buckets. */
@NullMarked
package io.isthmus.sync.content;

import org.jspecify.annotations.NullMarked;
