package io.gerbang.simulators.adapter.postgres;

import io.gerbang.simulators.domain.Answer;
import io.vertx.mutiny.sqlclient.Row;

/** An answer as the journal's row has it. */
final class AnswerRow {

    private AnswerRow() {}

    static Answer read(Row row) {
        return new Answer(
                row.getString("response_code"),
                row.getString("approval_code"),
                row.getString("cvc_result"));
    }
}
