package io.gerbang.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SharedWebArchitectureTest {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.gerbang.web");

    @Test
    void packages_form_no_circle() {
        slices().matching("io.gerbang.web.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void the_form_and_the_errors_know_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage("..web.text", "..web.error", "..web.form", "..web.idempotency")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "org.jboss..")
                .check(classes);
    }
}
