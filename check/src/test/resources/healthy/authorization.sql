insert into payments (payment_id, merchant_id, livemode, state, attempt, amount, currency, inquiries,
                      captured, closed, refunded, rrn, sequence, messages, slot, boot) values
    ('pi_1', 'acct_1', false, 'Captured', 1, 1000, 'idr', 0, 1000, true, 400, '00000000000A', 3, 2, 'slot', 1),
    ('pi_2', 'acct_1', false, 'Voided', 1, 2000, 'idr', 0, 0, false, 0, '00000000000B', 2, 1, 'slot', 1),
    ('pi_3', 'acct_1', false, 'Declined', 1, 3000, 'idr', 0, 0, false, 0, null, 1, 0, 'slot', 1);

insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at, correlation_id, value)
select 'authorization.payment.v1', key, sequence, type, 'acct_1', false, '2026-11-23T10:00:00Z', 'req_1',
       convert_to(value, 'UTF8')
from (values
    ('pi_1', 1, 'PaymentAuthorized',
     '{"payment": {"amount": 1000, "currency": "idr"}, "network_reference": "00000000000A"}'),
    ('pi_1', 2, 'PaymentCaptured', '{"amount": 1000, "final_capture": true}'),
    ('pi_1', 3, 'RefundSucceeded', '{"amount": 400, "network_reference": "00000000000D"}'),
    ('pi_2', 1, 'PaymentAuthorized',
     '{"payment": {"amount": 2000, "currency": "idr"}, "network_reference": "00000000000B"}'),
    ('pi_2', 2, 'PaymentVoided', '{"amount": 2000}'),
    ('pi_3', 1, 'PaymentDeclined', '{"payment": {"amount": 3000, "currency": "idr"}}'))
    as e (key, sequence, type, value);
