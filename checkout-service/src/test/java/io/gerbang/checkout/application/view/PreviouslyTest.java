package io.gerbang.checkout.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PreviouslyTest {

    @Test
    void only_what_changed_is_told_with_its_old_value() {
        assertThat(previously("{'a':1,'b':null,'c':[1,2]}", "{'a':1,'b':2,'c':[1]}"))
                .isEqualTo(json("{'b':null,'c':[1,2]}"));
    }

    @Test
    void of_a_nested_object_only_what_changed_is_told() {
        assertThat(previously("{'m':{'a':1,'b':1}}", "{'m':{'a':1,'b':2,'c':3}}"))
                .isEqualTo(json("{'m':{'b':1,'c':null}}"));
    }

    @Test
    void what_is_gone_is_told() {
        assertThat(previously("{'m':{'a':1}}", "{'m':{}}")).isEqualTo(json("{'m':{'a':1}}"));
    }

    private static ObjectNode previously(String before, String now) {
        return Previously.of(json(before), json(now));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
