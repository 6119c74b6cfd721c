package io.gerbang.authorization;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gerbang.authorization", importOptions = DoNotIncludeTests.class)
class AuthorizationArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_sees_java_and_itself =
            classes()
                    .that()
                    .resideInAPackage("..authorization.domain")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "..authorization.domain");

    @ArchTest
    static final ArchRule the_application_adds_the_shared_events_and_what_they_are_made_of =
            classes()
                    .that()
                    .resideInAPackage("..authorization.application..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.jboss.logging",
                            "jakarta.enterprise.context",
                            "io.gerbang.events..",
                            "io.gerbang.messaging",
                            "io.smallrye.mutiny..",
                            "io.vertx.mutiny.sqlclient..",
                            "..authorization.domain",
                            "..authorization.application..");

    @ArchTest
    static final ArchRule adapters_do_not_see_each_other =
            slices().matching("..authorization.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_vault_sees_cryptography =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..authorization.adapter.vault")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.google.crypto..", "javax.crypto..");

    @ArchTest
    static final ArchRule packages_need_each_other_in_one_direction_alone =
            slices().matching("io.gerbang.authorization.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_other_service_is_seen =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.gerbang.checkout..",
                            "io.gerbang.fraud..",
                            "io.gerbang.settlement..");
}
