package io.isthmus.sync.postgres;

import io.isthmus.sync.runs.SourceStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What is known of each source between imports. */
@ApplicationScoped
@Transactional
class SourceStateTable implements SourceStates {

    @Override
    public Optional<SourceState> of(String connector) {
        return SourceStateEntity.<SourceStateEntity>findByIdOptional(connector)
                .map(entity -> new SourceState(
                        entity.watermark,
                        entity.deltaMethod,
                        entity.selection,
                        entity.lastFullImportAt,
                        entity.lastImportAt));
    }

    @Override
    public void save(String connector, SourceState state) {
        SourceStateEntity entity = SourceStateEntity.findById(connector);
        boolean isNew = entity == null;
        if (isNew) {
            entity = new SourceStateEntity();
            entity.connector = connector;
        }
        entity.watermark = state.watermark();
        entity.deltaMethod = state.deltaMethod();
        entity.selection = state.selection();
        entity.lastFullImportAt = state.lastFullImportAt();
        entity.lastImportAt = state.lastImportAt();
        if (isNew) {
            entity.persist();
        }
    }

    @Override
    public void requireFullImport(String connector) {
        SourceStateEntity.update("watermark = null where connector = ?1", connector);
    }
}
