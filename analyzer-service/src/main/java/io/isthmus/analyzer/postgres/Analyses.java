package io.isthmus.analyzer.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class Analyses implements PanacheRepositoryBase<AnalysisEntity, String> {}
