-- places that somebody has left in the import that goes on, and that others refer to
create table vacated_place (
  place uuid primary key,
  connector text not null
);
