-- places that more than one object is known by, those that have departed among them: whoever asks whether a member's name means two
-- people looks here first, and so reads none of the others
create table shared_place (
  place uuid primary key
);
insert into shared_place (place) select place from known_by group by place having count(*) > 1;
