package io.gerbang.systemtests.openapi;

import com.google.gson.JsonObject;
import io.gerbang.systemtests.openapi.Value.Function;
import io.gerbang.systemtests.openapi.Value.Level;
import io.gerbang.systemtests.openapi.Value.Request;
import io.gerbang.systemtests.openapi.Value.Text;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the parameters that a route reads: follows its {@code ApiRequest} through the compiled code
 * to where {@code Params} is asked for a name.
 */
final class Parameters {
    private static final ClassDesc PARAMS = ClassDesc.of("io.gerbang.web.form.Params");
    private static final ClassDesc API_REQUEST = ClassDesc.of("io.gerbang.web.ApiRequest");

    private final Classes classes;
    private final ParameterSchema found = new ParameterSchema();
    private final Map<List<Object>, Value> results = new HashMap<>();

    private Parameters(Classes classes) {
        this.classes = classes;
    }

    /** The schema of the form, or the query string, that this method of a resource takes. */
    static JsonObject of(Classes classes, ClassDesc resource, String method, MethodTypeDesc type) {
        var arguments = new ArrayList<Value>(List.of(Value.UNKNOWN));
        for (var each : type.parameterList()) {
            arguments.add(argument(each));
        }
        var parameters = new Parameters(classes);
        parameters.follow(resource, method, type, arguments);
        return parameters.found.json();
    }

    private static Value argument(ClassDesc type) {
        if (type.equals(API_REQUEST)) {
            return new Request();
        }
        return type.equals(PARAMS) ? new Level(List.of()) : Value.UNKNOWN;
    }

    /** Follows a method of ours that is given something of interest. */
    private Value follow(ClassDesc owner, String name, MethodTypeDesc type, List<Value> arguments) {
        var key = List.of(owner, name, type, List.copyOf(arguments));
        var code = classes.method(owner, name, type).flatMap(MethodModel::code);
        if (code.isPresent() && matters(arguments) && !results.containsKey(key)) {
            results.put(key, Value.UNKNOWN);
            results.put(key, follow(code.get(), type, arguments));
        }
        return results.getOrDefault(key, Value.UNKNOWN);
    }

    private Value follow(CodeModel code, MethodTypeDesc type, List<Value> arguments) {
        var kinds =
                Stream.concat(
                                Stream.of(TypeKind.REFERENCE),
                                type.parameterList().stream().map(TypeKind::from))
                        .skip(arguments.size() == type.parameterCount() ? 1 : 0)
                        .toList();
        var frame = new Frame(arguments, kinds);
        Value result = Value.UNKNOWN;
        for (var element : code) {
            switch (element) {
                case InvokeInstruction call -> call(call, frame);
                case InvokeDynamicInstruction made -> frame.push(function(made, frame));
                case ReturnInstruction end when end.opcode() == Opcode.RETURN -> {}
                case ReturnInstruction _ -> result = frame.pop();
                case ThrowInstruction _ -> frame.pop();
                case Instruction other -> frame.follow(other);
                default -> {}
            }
        }
        return result;
    }

    private void call(InvokeInstruction call, Frame frame) {
        var type = call.typeSymbol();
        var arguments = frame.pop(type.parameterCount());
        var isStatic = call.opcode() == Opcode.INVOKESTATIC;
        var receiver = isStatic ? Value.UNKNOWN : frame.pop();
        var owner = call.owner().asSymbol();
        var name = call.name().stringValue();
        var result =
                switch (receiver) {
                    case Level level when owner.equals(PARAMS) -> read(level, name, arguments);
                    case Request _ when name.equals("params") -> new Level(List.of());
                    case Level list -> {
                        each(list, arguments);
                        yield list;
                    }
                    default -> {
                        var all = new ArrayList<Value>(arguments);
                        if (!isStatic) {
                            all.addFirst(receiver);
                        }
                        yield follow(owner, name, type, all);
                    }
                };
        if (TypeKind.from(type.returnType()) != TypeKind.VOID) {
            frame.push(result);
        }
    }

    /** What {@code Params} is asked for. */
    private Value read(Level level, String name, List<Value> arguments) {
        if (name.equals("metadata")) {
            found.add(level, "metadata", name);
        }
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Text(String parameter)) {
            if (arguments.getLast() instanceof Function reader) {
                patch(level, arguments.getFirst(), reader);
            }
            return found.add(level, parameter, name);
        }
        return Value.UNKNOWN;
    }

    private void patch(Level level, Value parameter, Function reader) {
        var method = reader.method();
        if (method.owner().equals(PARAMS)) {
            read(level, method.methodName(), List.of(parameter));
        } else {
            apply(reader, List.of(level, parameter));
        }
    }

    /** A lambda that is handed to a list of parameters takes them. */
    private void each(Level list, List<Value> arguments) {
        for (var argument : arguments) {
            if (argument instanceof Function function) {
                apply(function, List.of(list));
            }
        }
    }

    /** A lambda that captured something of interest is followed where it is made. */
    private Value function(InvokeDynamicInstruction made, Frame frame) {
        var captured = frame.pop(made.typeSymbol().parameterCount());
        var handle =
                made.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .findFirst();
        if (handle.isEmpty()) {
            return Value.UNKNOWN;
        }
        var function = new Function(handle.get(), captured);
        if (matters(captured)) {
            apply(function, List.of());
        }
        return function;
    }

    private void apply(Function function, List<Value> given) {
        var method = function.method();
        var type = MethodTypeDesc.ofDescriptor(method.lookupDescriptor());
        var isStatic = method.kind() == DirectMethodHandleDesc.Kind.STATIC;
        var size = type.parameterCount() + (isStatic ? 0 : 1);
        var arguments = new ArrayList<Value>(function.captured());
        arguments.addAll(given);
        while (arguments.size() < size) {
            arguments.add(Value.UNKNOWN);
        }
        follow(method.owner(), method.methodName(), type, arguments.subList(0, size));
    }

    private static boolean matters(List<Value> arguments) {
        return arguments.stream()
                .anyMatch(each -> each instanceof Level || each instanceof Request);
    }
}
