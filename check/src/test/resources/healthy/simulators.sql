insert into holds (rrn, state, currency, authorized, captured, refunded) values
    ('00000000000A', 'completed', 'IDR', 1000, 1000, 400),
    ('00000000000B', 'reversed', 'IDR', 2000, 0, 0);

insert into journal (message_key, type, stan, rrn, authorization_rrn, account_id, card_masked, amount, currency,
                     response_code, approval_code, cvc_result, decided_at)
select authorization_rrn || rrn, type, '000001', rrn, authorization_rrn, '', '445653******0007', amount, 'IDR',
       response_code, '', 'M', '2026-11-23T10:00:00Z'
from (values
    ('0100', '00000000000A', '00000000000A', 1000, '00'),
    ('0220', '00000000000C', '00000000000A', 1000, '00'),
    ('0200', '00000000000D', '00000000000A', 400, '00'),
    ('0100', '00000000000B', '00000000000B', 2000, '00'),
    ('0420', '00000000000E', '00000000000B', 2000, '00'),
    ('0100', '00000000000F', '00000000000F', 3000, '05'))
    as j (type, rrn, authorization_rrn, amount, response_code);

insert into transfers (reference, id, amount, currency, destination, status)
values ('po_1', 'transfer_1', 100, 'idr', 'ba_1', 'IN_TRANSIT');
