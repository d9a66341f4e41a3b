/**
 * Where two exports differ, and whether it matters. Servers give other ids to the same things, so things are the same by their
 * names. Pure.
 *
 * <pre>
 * differs                                                        | weight
 * rule in scope, joins, flows, types, link, on or off            | EFFECT
 * rule there in one only                                         | EFFECT; NONE if it is disabled there
 * rule that is disabled in both                                  | NONE
 * number of a rule's precedence, same order among common rules   | NONE
 * order of two rules that fill one attribute                     | EFFECT
 * version in a standard rule's tag                               | NONE
 * partitions, containers, object types, filters, programs        | EFFECT
 * attribute selected that something uses                         | EFFECT
 * attribute selected that nothing uses                           | NONE
 * account that the tool made for itself (MSOL_, Sync_)           | NONE
 * other account, connection options, database                    | OPERATION
 * run profiles                                                   | OPERATION
 * setting of the schedule, of staging mode, of upgrades          | OPERATION
 * next start                                                     | NONE
 * any other setting                                              | EFFECT
 * schema of the metaverse                                        | OPERATION
 * </pre>
 */
@NullMarked
package io.isthmus.analyzer.differing;

import org.jspecify.annotations.NullMarked;
