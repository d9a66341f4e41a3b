-- Whether the last complete import read a listing that changed while it was read: somebody new may not have come then, so a
-- creation is preceded by a look-up.
alter table target_state add column listing_shifted boolean not null default false;
-- Run of the last full batch that had arrived when the last complete import began.
alter table target_state add column imported_run text;
