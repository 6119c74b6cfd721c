package io.gerbang.authorization.adapter.acquirer;

import com.solab.iso8583.IsoMessage;

/** What became of a request. */
sealed interface Reply {

    record Answer(IsoMessage message) implements Reply {}

    /**
     * @param sent false where the request certainly never left
     */
    record Silence(boolean sent) implements Reply {}
}
