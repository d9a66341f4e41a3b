-- What becomes of the groups among a group's members at the target: KEEP, FLATTEN (their members in their place) or BOTH.
alter table metaverse_object add column nesting text not null default 'KEEP';

-- Groups that have to be looked at when the members of one in them change: in most directories there are none.
create index metaverse_object_nesting on metaverse_object (id) where nesting <> 'KEEP';
