create table payments (
    key     text   primary key,
    version bigint not null
);

create table effects (
    position bigint generated always as identity primary key,
    topic    text   not null,
    key      text   not null,
    sequence bigint not null
);
create index on effects (key, position);

create table notes (
    merchant_id text not null,
    says        text not null
);
select hide_other_merchants('notes');

create table judged_late (
    id int unique deferrable initially deferred
);
