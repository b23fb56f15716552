-- Athletes and their diaries. A diary is append-only: rows of entry are
-- written once and go only together with their athlete.
create table athlete (
  id      text primary key,
  seq     integer not null unique,
  name    text not null,
  created text not null,
  example integer not null default 0
) strict;

create table entry (
  athlete text not null references athlete (id) on delete cascade,
  seq     integer not null,
  id      text not null,
  kind    text not null,
  at      text not null,
  body    text not null,
  primary key (athlete, seq),
  unique (athlete, id)
) strict, without rowid;
