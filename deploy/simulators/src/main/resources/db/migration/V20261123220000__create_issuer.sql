-- Of an unlimited credit line nothing is counted, so that a popular test card is no hot row.
create table accounts (
    id          text primary key,
    card_masked text    not null,
    unlimited   boolean not null,
    currency    text,
    balance     bigint  not null,
    held        bigint  not null,
    check (held >= 0 and balance >= held)
);

-- A capture soon updates what an authorization has inserted: room for it on the same page.
create table holds (
    rrn         text primary key,
    state       text   not null check (state in ('open', 'completed', 'reversed')),
    account_id  text,
    card_masked text,
    currency    text,
    authorized  bigint not null,
    captured    bigint not null,
    refunded    bigint not null,
    check (0 <= refunded and refunded <= captured)
) with (fillfactor = 60);

create table journal (
    id                bigint generated always as identity primary key,
    message_key       text        not null unique,
    type              text        not null,
    stan              text        not null,
    rrn               text        not null,
    authorization_rrn text        not null,
    account_id        text        not null,
    card_masked       text        not null,
    amount            bigint      not null,
    currency          text        not null,
    response_code     text        not null,
    approval_code     text        not null,
    cvc_result        text        not null,
    decided_at        timestamptz not null
);

create index journal_authorization_rrn on journal (authorization_rrn);
