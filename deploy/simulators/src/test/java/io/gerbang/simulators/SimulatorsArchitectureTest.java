package io.gerbang.simulators;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gerbang.simulators", importOptions = DoNotIncludeTests.class)
class SimulatorsArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_sees_java_and_itself =
            classes()
                    .that()
                    .resideInAPackage("..domain")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "..simulators.domain");

    @ArchTest
    static final ArchRule the_application_sees_no_framework_but_mutiny =
            classes()
                    .that()
                    .resideInAPackage("..application")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "javax.crypto..",
                            "org.jspecify..",
                            "io.smallrye.mutiny..",
                            "..simulators.domain",
                            "..simulators.application");

    @ArchTest
    static final ArchRule adapters_do_not_see_each_other =
            slices().matching("..adapter.(*)..").should().notDependOnEachOther();
}
