-- Until when a person who has left is only disabled, and whether that is over: what is judged has no clock.
alter table target_object add column delete_after timestamptz, add column deletion_due boolean not null default false;
create index target_object_delete_after on target_object (delete_after, id) where delete_after is not null;

-- People who have left with a grace. In it: disabled, and not deleted.
create view leaver as
select t.id as object_id, t.delete_after, v.anchor is not null as kept, not t.deletion_due or v.anchor is not null as in_grace
  from target_object t
  left join person_verdict v on v.anchor = t.anchor and v.verdict = 3 and v.delete_after = t.delete_after
 where t.desired_state = 2 and t.delete_after is not null;
