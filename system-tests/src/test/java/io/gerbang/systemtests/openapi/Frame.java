package io.gerbang.systemtests.openapi;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables and the stack of a method whose instructions are followed from the first to the
 * last, whatever their branches. Where branches meet, the stack may have more than it should, but
 * below what the next call takes.
 */
final class Frame {
    private final Map<Integer, Value> variables = new HashMap<>();
    private final Deque<Value> stack = new ArrayDeque<>();

    /**
     * @param arguments with {@code this} first, where there is one
     * @param kinds of the arguments
     */
    Frame(List<Value> arguments, List<TypeKind> kinds) {
        var slot = 0;
        for (var index = 0; index < arguments.size(); index++) {
            variables.put(slot, arguments.get(index));
            slot += kinds.get(index).slotSize();
        }
    }

    void push(Value value) {
        stack.push(value);
    }

    Value pop() {
        return stack.isEmpty() ? Value.UNKNOWN : stack.pop();
    }

    /** The last values, in the order in which they were pushed. */
    List<Value> pop(int count) {
        var values = new ArrayDeque<Value>();
        for (var index = 0; index < count; index++) {
            values.addFirst(pop());
        }
        return List.copyOf(values);
    }

    /** Follows an instruction that calls nothing. */
    void follow(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load -> push(variables.getOrDefault(load.slot(), Value.UNKNOWN));
            case StoreInstruction store -> variables.put(store.slot(), pop());
            case ConstantInstruction constant ->
                    push(
                            constant.constantValue() instanceof String text
                                    ? new Value.Text(text)
                                    : Value.UNKNOWN);
            case StackInstruction change -> rearrange(change.opcode());
            case FieldInstruction field -> replace(taken(field.opcode()), given(field.opcode()));
            case NewObjectInstruction _ -> push(Value.UNKNOWN);
            case ArrayLoadInstruction _ -> replace(2, 1);
            case ArrayStoreInstruction _ -> replace(3, 0);
            case NewMultiArrayInstruction array -> replace(array.dimensions(), 1);
            case BranchInstruction branch -> replace(taken(branch.opcode()), 0);
            case LookupSwitchInstruction _ -> pop();
            case TableSwitchInstruction _ -> pop();
            case OperatorInstruction operator -> replace(taken(operator.opcode()), 1);
            case TypeCheckInstruction check when check.opcode() == Opcode.INSTANCEOF ->
                    replace(1, 1);
            default -> {
                // Casts and conversions leave a value what it is; after the others, none is left.
            }
        }
    }

    private void replace(int taken, int given) {
        pop(taken);
        for (var index = 0; index < given; index++) {
            push(Value.UNKNOWN);
        }
    }

    private void rearrange(Opcode opcode) {
        switch (opcode) {
            case POP, POP2 -> pop();
            case SWAP -> {
                var last = pop();
                var other = pop();
                push(last);
                push(other);
            }
            case DUP_X1, DUP_X2, DUP2_X1, DUP2_X2 -> {
                var last = pop();
                var other = pop();
                push(last);
                push(other);
                push(last);
            }
            default -> {
                var last = pop();
                push(last);
                push(last);
            }
        }
    }

    private static int taken(Opcode opcode) {
        return switch (opcode) {
            case GETSTATIC, GOTO, GOTO_W -> 0;
            case PUTFIELD -> 2;
            case GETFIELD, PUTSTATIC, IFNULL, IFNONNULL -> 1;
            case IFEQ, IFNE, IFLT, IFLE, IFGT, IFGE -> 1;
            case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> 1;
            default -> 2;
        };
    }

    private static int given(Opcode opcode) {
        return opcode == Opcode.GETSTATIC || opcode == Opcode.GETFIELD ? 1 : 0;
    }
}
