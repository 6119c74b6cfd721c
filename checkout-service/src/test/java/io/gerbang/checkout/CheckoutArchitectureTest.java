package io.gerbang.checkout;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gerbang.checkout", importOptions = DoNotIncludeTests.class)
class CheckoutArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_sees_only_java_and_the_published_events =
            classes()
                    .that()
                    .resideInAPackage("..checkout.domain..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "java..",
                                    "io.gerbang.checkout.domain..",
                                    "io.gerbang.events..",
                                    "org.jspecify.."));

    @ArchTest
    static final ArchRule the_application_sees_no_adapter =
            noClasses()
                    .that()
                    .resideInAPackage("..checkout.application..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..checkout.adapter..");

    /** The key of the shoppers' hashes is a secret, which is not handed round with the rules. */
    @ArchTest
    static final ArchRule the_application_reads_no_configuration =
            noClasses()
                    .that()
                    .resideInAPackage("..checkout.application..")
                    .and()
                    .doNotHaveSimpleName("ShopperHashes")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..checkout.config..");

    @ArchTest
    static final ArchRule only_adapters_and_config_see_quarkus_and_kafka =
            noClasses()
                    .that()
                    .resideInAnyPackage("..checkout.domain..", "..checkout.application..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "org.apache.kafka..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule adapters_do_not_see_each_other =
            slices().matching("io.gerbang.checkout.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packages_need_each_other_in_one_direction_alone =
            slices().matching("io.gerbang.checkout.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_other_service_is_seen =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.gerbang.authorization..",
                            "io.gerbang.fraud..",
                            "io.gerbang.settlement..");
}
