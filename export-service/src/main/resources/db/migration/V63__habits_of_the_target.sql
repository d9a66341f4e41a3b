-- What answers have taught of the target beyond what it declares; forgotten with what it declares.
alter table target_state add column habits text;
