create table transfers (
    reference    text primary key,
    id           text   not null unique,
    amount       bigint not null check (amount > 0),
    currency     text   not null,
    destination  text   not null,
    status       text   not null,
    failure_code text
);
