/**
 * Sources of which only the members of a group are synchronized. Who is a member is known from the memberships that the connector space
 * has, so whoever joins the group or leaves it comes into scope or goes with the next delta, though nobody has touched him.
 */
@NullMarked
package io.isthmus.sync.groupfilter;

import org.jspecify.annotations.NullMarked;
