package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Account;
import io.gerbang.simulators.domain.Agreement;
import io.gerbang.simulators.domain.Answer;
import io.gerbang.simulators.domain.Hold;
import java.util.Map;
import java.util.Set;

/**
 * What is on file about a batch of requests.
 *
 * @param answers what the same messages were answered before, by message key
 * @param holds by the authorization's RRN
 * @param accounts of the cards and of the holds, by id
 * @param agreements those that exist among the ones asked for
 */
public record Book(
        Map<String, Answer> answers,
        Map<String, Hold> holds,
        Map<String, Account> accounts,
        Set<Agreement> agreements) {}
