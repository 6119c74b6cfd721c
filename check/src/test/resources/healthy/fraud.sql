insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at, correlation_id, value)
select 'fraud.payment.v1', key, 1, 'PaymentScreened', 'acct_1', false, '2026-11-23T10:00:00Z', 'req_1', '{}'
from (values ('pi_1'), ('pi_2'), ('pi_3')) as e (key);
