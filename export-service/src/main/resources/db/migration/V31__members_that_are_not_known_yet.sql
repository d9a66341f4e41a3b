-- Of how many members of a group the sources do not know yet who they are: while there are any, nobody is removed from it.
alter table target_object add column members_unknown int not null default 0;
alter table membership_difference add column unknown int not null default 0;
