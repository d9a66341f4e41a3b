-- What the directory called a member, in memberships of several buckets: told who has come and who has left, an import makes the new
-- bucket of the old one, and reads none of the others. Memberships from before have no names; they are read whole, once.
alter table membership add column name text;
