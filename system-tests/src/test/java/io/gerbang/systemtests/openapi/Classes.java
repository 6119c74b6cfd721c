package io.gerbang.systemtests.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The compiled classes of a service and of what it shares with others. */
final class Classes {
    private final Map<ClassDesc, ClassModel> byName = new HashMap<>();

    /**
     * @param modules such as {@code checkout-service}, which are compiled
     */
    static Classes of(String... modules) throws IOException {
        var classes = new Classes();
        for (var module : modules) {
            try (var files = Files.walk(Path.of("..", module, "target", "classes"))) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(classes::read);
            }
        }
        return classes;
    }

    Collection<ClassModel> all() {
        return byName.values();
    }

    Optional<MethodModel> method(ClassDesc owner, String name, MethodTypeDesc type) {
        return Optional.ofNullable(byName.get(owner)).stream()
                .flatMap(model -> model.methods().stream())
                .filter(method -> method.methodName().equalsString(name))
                .filter(method -> method.methodTypeSymbol().equals(type))
                .findFirst();
    }

    private void read(Path file) {
        try {
            var model = ClassFile.of().parse(file);
            byName.put(model.thisClass().asSymbol(), model);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
