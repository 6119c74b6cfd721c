insert into payments values
    ('pi_1', 'acct_1', false, 'ch_1', 'idr', 1000, 400, 30, '2026-11-25T00:00:00Z', 2);

insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at, correlation_id, value)
select 'settlement.balance.v1', 'pi_1', sequence, 'BalanceTransactionPosted', 'acct_1', false,
       '2026-11-23T10:00:00Z', 'req_1', convert_to(value, 'UTF8')
from (values (1, '{"type": "charge", "amount": 1000}'), (2, '{"type": "refund", "amount": -400}'))
    as e (sequence, value);

insert into ledger_transactions
    (id, merchant_id, livemode, kind, source_id, effective_at, chain, block, position) values
    ('ltx_1', 'acct_1', false, 'capture', 'cap_1', '2026-11-23T10:00:00Z', 'settlement-0', 1, 1),
    ('ltx_2', 'acct_1', false, 'refund', 're_1', '2026-11-23T10:00:05Z', 'settlement-0', 2, 1),
    ('ltx_3', 'acct_1', false, 'payout', 'po_1', '2026-11-24T00:00:00Z', 'settlement-0', 3, 1);

insert into ledger_entries
    (transaction_id, line, merchant_id, livemode, account, currency, amount, available_on) values
    ('ltx_1', 0, 'acct_1', false, 'network_receivable', 'idr', 1000, null),
    ('ltx_1', 1, 'acct_1', false, 'merchant_pending', 'idr', -970, '2026-11-25T00:00:00Z'),
    ('ltx_1', 2, 'acct_1', false, 'fees', 'idr', -30, null),
    ('ltx_2', 0, 'acct_1', false, 'merchant_pending', 'idr', 400, '2026-11-25T00:00:00Z'),
    ('ltx_2', 1, 'acct_1', false, 'network_receivable', 'idr', -400, null),
    ('ltx_3', 0, 'acct_1', false, 'merchant_available', 'idr', 100, null),
    ('ltx_3', 1, 'acct_1', false, 'payouts_in_transit', 'idr', -100, null);

insert into ledger_blocks
select 'settlement-0', 1, '', sha256(convert_to(
    'ltx_1|acct_1|f|capture|cap_1|1795428000000000|network_receivable:idr:1000:-'
    '|merchant_pending:idr:-970:1795564800000000|fees:idr:-30:-' || E'\n', 'UTF8'));
insert into ledger_blocks
select 'settlement-0', 2, hash, sha256(hash || convert_to(
    'ltx_2|acct_1|f|refund|re_1|1795428005000000|merchant_pending:idr:400:1795564800000000'
    '|network_receivable:idr:-400:-' || E'\n', 'UTF8'))
from ledger_blocks;
insert into ledger_blocks
select 'settlement-0', 3, hash, sha256(hash || convert_to(
    'ltx_3|acct_1|f|payout|po_1|1795478400000000|merchant_available:idr:100:-'
    '|payouts_in_transit:idr:-100:-' || E'\n', 'UTF8'))
from ledger_blocks where block = 2;
insert into ledger_chains select chain, block, hash from ledger_blocks where block = 3;

insert into balances values
    ('acct_1', false, 'network_receivable', 'idr', '-infinity', 1000),
    ('acct_1', false, 'merchant_pending', 'idr', '2026-11-25T00:00:00Z', -970),
    ('acct_1', false, 'fees', 'idr', '-infinity', -30),
    ('acct_1', false, 'merchant_available', 'idr', '-infinity', 100),
    ('acct_1', false, 'payouts_in_transit', 'idr', '-infinity', -100);
insert into balance_changes (merchant_id, livemode, account, currency, available_on, amount) values
    ('acct_1', false, 'merchant_pending', 'idr', '2026-11-25T00:00:00Z', 400),
    ('acct_1', false, 'network_receivable', 'idr', '-infinity', -400);

insert into balance_transactions (id, merchant_id, livemode, type, source_id, amount, fee, currency,
                                  created_at, available_on) values
    ('txn_1', 'acct_1', false, 'charge', 'ch_1', 1000, 30, 'idr', '2026-11-23T10:00:00Z', '2026-11-25T00:00:00Z'),
    ('txn_2', 'acct_1', false, 'refund', 're_1', -400, 0, 'idr', '2026-11-23T10:00:05Z', '2026-11-25T00:00:00Z'),
    ('txn_3', 'acct_1', false, 'payout', 'po_1', -100, 0, 'idr', '2026-11-24T00:00:00Z', '2026-11-24T00:00:00Z');

insert into payouts (payout_id, merchant_id, livemode, amount, currency, destination, created_at,
                     arrival_date, state, ordered, transfer_id, version) values
    ('po_1', 'acct_1', false, 100, 'idr', 'ba_1', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z',
     'in_transit', true, 'transfer_1', 2);
