-- the run that asked for the place and had no answer, as where a domain was away: it does not ask again
alter table awaited_place add column silent_in text;
